package command

import (
	"context"
	"encoding/hex"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/token"
	"paragraf/pdf/sign/token/module"
)

// tokenHelper is the hidden command with which the program starts itself to
// load a driver: nobody types it, and its input and output are not text.
func (p *program) tokenHelper() *cobra.Command {
	return &cobra.Command{
		Use: token.HelperCommand, Hidden: true, Args: arguments(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			out, err := module.Output()
			if err != nil {
				return err
			}
			return module.Serve(os.Stdin, out)
		},
	}
}

// listedModule is a driver as "keys list --json" prints it.
type listedModule struct {
	Module       string       `json:"module"`
	Name         string       `json:"name"`
	Manufacturer string       `json:"manufacturer,omitempty"`
	Description  string       `json:"description,omitempty"`
	Version      string       `json:"version,omitempty"`
	Cryptoki     string       `json:"cryptoki,omitempty"`
	Error        string       `json:"error,omitempty"`
	Slots        []listedSlot `json:"slots"`
}

type listedSlot struct {
	Slot         uint           `json:"slot"`
	Description  string         `json:"description"`
	Token        *listedToken   `json:"token,omitempty"`
	Error        string         `json:"error,omitempty"`
	Certificates []listedHolder `json:"certificates"`
}

type listedToken struct {
	Label        string     `json:"label"`
	Manufacturer string     `json:"manufacturer,omitempty"`
	Model        string     `json:"model,omitempty"`
	Serial       string     `json:"serial,omitempty"`
	PINPad       bool       `json:"pin_pad"`
	PINSet       bool       `json:"pin_set"`
	TriesLeft    token.Left `json:"tries_left,omitempty"` // fewer | one | none; as all tokens tell, without a number
	State        string     `json:"state,omitempty"`      // the same in words
}

type listedHolder struct {
	URI       string        `json:"uri"`
	Holder    string        `json:"holder"`
	Issuer    string        `json:"issuer"`
	Label     string        `json:"label,omitempty"`
	ID        string        `json:"id,omitempty"` // hexadecimal
	Purpose   token.Purpose `json:"purpose"`
	NotBefore string        `json:"not_before"`
	NotAfter  string        `json:"not_after"`
	Usable    bool          `json:"usable"`
	Problem   string        `json:"problem,omitempty"`
	Chosen    bool          `json:"chosen"` // what is signed with unless another is named
}

func (p *program) listKeys() *cobra.Command {
	var own string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list [--module " + swedish.T("command.word.file") + "] [--json]",
		Short:   swedish.T("command.keys.list.short"),
		Long:    swedish.T("command.keys.list.long"),
		Example: "  paragraf keys list\n  paragraf keys list --module /usr/lib/libiidp11.so --json",
		Args:    arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cards, err := act.ListCards(cmd.Context(), own)
			if err != nil {
				return err
			}
			list := listed(cards)
			failed := len(list) == 1 && list[0].Error != ""
			switch {
			case asJSON:
				err = p.json(list)
			case failed:
				return act.TokenFailure(cards.Modules[0].Err)
			default:
				p.printCards(list)
			}
			if err == nil && failed {
				return errSilent
			}
			return err
		},
	}
	cmd.Flags().StringVar(&own, "module", "", swedish.T("command.flag.module"))
	cmd.Flags().BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	return cmd
}

func listed(cards act.Cards) []listedModule {
	list := []listedModule{}
	chosen := len(cards.Entries) > 0 && cards.Entries[0].Problem == nil
	for _, m := range cards.Modules {
		one := listedModule{Module: m.Path, Name: m.Name, Manufacturer: m.About.Manufacturer, Description: m.About.Description,
			Version: m.About.Version, Cryptoki: m.About.Cryptoki, Slots: []listedSlot{}}
		if m.Err != nil {
			one.Error = act.TokenFailure(m.Err).Error()
		}
		for _, s := range m.Slots {
			slot := listedSlot{Slot: s.ID, Description: s.Description, Certificates: []listedHolder{}}
			if s.Error != nil {
				slot.Error = act.TokenFailure(s.Error).Error()
			}
			if t := s.Token; t != nil {
				slot.Token = &listedToken{t.Label, t.Manufacturer, t.Model, t.Serial, t.PINPad, t.PINSet, t.Left, act.TokenState(t)}
			}
			for i, e := range cards.Entries {
				if e.Module != m.Path || e.Slot.ID != s.ID {
					continue
				}
				slot.Certificates = append(slot.Certificates, listedHolder{
					URI: e.URI(len(cards.Modules) == 1), Holder: e.Name(), Issuer: e.X509.Issuer.CommonName, Label: e.Certificate.Label,
					ID: hex.EncodeToString(e.Certificate.ID), Purpose: e.Purpose,
					NotBefore: e.X509.NotBefore.Format(time.DateOnly), NotAfter: e.X509.NotAfter.Format(time.DateOnly),
					Usable: e.Problem == nil, Problem: act.CertificateProblem(e), Chosen: chosen && i == 0,
				})
			}
			one.Slots = append(one.Slots, slot)
		}
		list = append(list, one)
	}
	return list
}

func (p *program) printCards(list []listedModule) {
	for _, m := range list {
		fmt.Fprintf(p.out, "%s  (%s)\n", m.Name, m.Module)
		if m.Error != "" {
			fmt.Fprintln(p.out, "  "+m.Error)
			continue
		}
		if len(m.Slots) == 0 {
			p.say("command.keys.list.no_reader")
		}
		for _, s := range m.Slots {
			switch {
			case s.Error != "":
				fmt.Fprintf(p.out, "  %s: %s\n", s.Description, s.Error)
				continue
			case s.Token == nil:
				p.say("command.keys.list.empty", "slot", s.Description)
				continue
			case s.Token.Label == "":
				p.say("command.keys.list.unused", "slot", s.Description)
				continue
			}
			state := s.Token.State
			if s.Token.PINPad {
				state = swedish.T("token.state.pad") + " " + state
			}
			p.say("command.keys.list.token", "token", s.Token.Label, "serial", s.Token.Serial, "state", state)
			for _, c := range s.Certificates {
				mark := " "
				if c.Chosen {
					mark = "→"
				}
				p.say("command.keys.list.certificate", "mark", mark, "holder", c.Holder, "purpose", swedish.T("token.purpose."+string(c.Purpose)),
					"issuer", c.Issuer, "date", swedish.Date(c.NotAfter))
				if c.Problem != "" {
					fmt.Fprintln(p.out, "        "+c.Problem)
				}
				fmt.Fprintln(p.out, "        "+c.URI)
			}
			if len(s.Certificates) == 0 {
				p.say("command.keys.list.no_certificate")
			}
		}
	}
}

// openCard finds the certificate that a URI names and opens its card for one
// act. close logs out and must be called at once after it.
func (p *program) openCard(ctx context.Context, uri, own, passwordFile string) (*sign.Identity, func(), error) {
	entry, source, err := act.FindCard(ctx, uri, own)
	if err != nil {
		return nil, nil, err
	}
	card := entry.Slot.Token
	if card.Left != token.LeftAll {
		fmt.Fprintln(p.err, act.TokenState(card))
	}
	var pin []byte
	switch {
	case !card.LoginNeeded:
	case card.PINPad:
		p.tell("command.pin.pad", "token", card.Label)
	default:
		if passwordFile == "" {
			passwordFile = source
		}
		text, err := p.secret(passwordFile, "command.pin.ask", card.Label, "command.pin.none")
		if err != nil {
			return nil, nil, err
		}
		pin = []byte(text)
	}
	session, err := act.OpenCard(ctx, entry, pin)
	if err != nil {
		return nil, nil, err
	}
	identity := session.Identity()
	return &identity, session.Close, nil
}

// terminal is the one that the program is run in, nil where there is none.
func (p *program) terminal() *os.File {
	if f, ok := p.in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}
