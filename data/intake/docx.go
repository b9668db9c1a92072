package intake

import "errors"

func readDOCX(name string, raw []byte) (source, error) { return source{}, errors.New("x") }
