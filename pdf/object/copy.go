package object

// Copier takes objects of one file over into another under fresh numbers,
// each only once. Parents and page trees are not followed when the keys that
// lead there are named in Skip.
type Copier struct {
	From *File
	To   Adder
	Skip map[Name]bool // keys that are left out of every dictionary

	done  map[int]Ref
	depth int
}

// Copy gives the object with all references renumbered, after adding what they
// lead to. Chains of more than 10,000 objects are refused with ErrLimit.
func (c *Copier) Copy(o Object) (Object, error) {
	switch v := o.(type) {
	case Ref:
		return c.ref(v)
	case Array:
		out := make(Array, len(v))
		for i := range v {
			e, err := c.Copy(v[i])
			if err != nil {
				return nil, err
			}
			out[i] = e
		}
		return out, nil
	case Dict:
		return c.dict(v)
	case *Stream:
		d := v.Dict.Clone()
		delete(d, "Length")
		d, err := c.dict(d)
		if err != nil {
			return nil, err
		}
		return &Stream{Dict: d, Raw: v.Raw}, nil
	}
	return o, nil
}

func (c *Copier) dict(d Dict) (Dict, error) {
	out := make(Dict, len(d))
	for _, k := range d.Keys() {
		if c.Skip[k] {
			continue
		}
		e, err := c.Copy(d[k])
		if err != nil {
			return nil, err
		}
		out[k] = e
	}
	return out, nil
}

func (c *Copier) ref(r Ref) (Object, error) {
	if to, ok := c.done[r.Num]; ok {
		return to, nil
	}
	o, err := c.From.Get(r)
	if err != nil {
		return nil, err
	}
	if _, missing := o.(Null); missing {
		return Null{}, nil
	}
	if c.depth++; c.depth > 10_000 {
		return nil, limit("a chain of more than 10,000 objects")
	}
	defer func() { c.depth-- }()
	if c.done == nil {
		c.done = map[int]Ref{}
	}
	to := c.To.Reserve()
	c.done[r.Num] = to // before going deeper: references may run in circles
	copied, err := c.Copy(o)
	if err != nil {
		return nil, err
	}
	c.To.Set(to, copied)
	return to, nil
}
