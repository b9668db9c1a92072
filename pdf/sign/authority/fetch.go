package authority

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// UnreachableError: an authority gave no answer, or not one of the kind that
// was asked for.
type UnreachableError struct {
	URL     string
	Problem error
}

func (e *UnreachableError) Error() string { return fmt.Sprintf("%s: %v", e.URL, e.Problem) }
func (e *UnreachableError) Unwrap() error { return e.Problem }

// maxAnswer bounds what an authority may send; the lists of large issuers are
// the longest.
const maxAnswer = 32 << 20

// patience is how long one answer may take.
const patience = 20 * time.Second

// fetch posts a body, or gets where there is none, and returns the answer.
func fetch(ctx context.Context, client *http.Client, where, kind, accept string, body []byte) ([]byte, error) {
	fail := func(err error) ([]byte, error) {
		var wrapped *url.Error // its text repeats the address
		if errors.As(err, &wrapped) {
			err = wrapped.Err
		}
		return nil, &UnreachableError{where, err}
	}
	at, err := url.Parse(where)
	if err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Host == "" {
		return fail(errors.New("not an address that begins with http:// or https://"))
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	method := http.MethodGet
	if body != nil {
		method = http.MethodPost
	}
	request, err := http.NewRequestWithContext(ctx, method, where, bytes.NewReader(body))
	if err != nil {
		return fail(err)
	}
	if body != nil {
		request.Header.Set("Content-Type", kind)
	}
	request.Header.Set("Accept", accept)
	if client == nil {
		client = http.DefaultClient
	}
	answer, err := client.Do(request)
	if err != nil {
		return fail(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fail(fmt.Errorf("the answer is %s", answer.Status))
	}
	raw, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer+1))
	if err != nil {
		return fail(err)
	}
	if len(raw) > maxAnswer {
		return fail(errors.New("the answer is too long"))
	}
	return raw, nil
}
