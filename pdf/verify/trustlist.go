package verify

import (
	"bytes"
	"crypto/x509"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ErrTrustList: a file is no trusted list, or none that names certificates.
var ErrTrustList = errors.New("not a trusted list")

// TrustList is a trusted list of a state (ETSI TS 119 612): which services of
// which providers were granted their status, and when.
type TrustList struct {
	Operator  string // who keeps the list
	Territory string // as "SE"
	Issued    time.Time
	Next      time.Time // when the next one is due; zero when the list is closed
	Services  []Service
	Seal      Seal
}

// Service is one that may vouch for signatures or for time.
type Service struct {
	Name        string
	Timestamps  bool // a time-stamping service; else one that issues certificates for signatures or seals
	Certificate *x509.Certificate
	Granted     []Period
}

// Period is a time from a moment to another, which is not in it any more; the
// zero value of To is open.
type Period struct{ From, To time.Time }

// The identifiers of TS 119 612 that count here.
const (
	typeCA      = "http://uri.etsi.org/TrstSvc/Svctype/CA/QC"
	typeTSA     = "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST"
	wasGranted  = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted"
	listOfLists = "ListOfTheLists"
)

type listService struct {
	Type   string   `xml:"ServiceTypeIdentifier"`
	Names  []string `xml:"ServiceName>Name"`
	Certs  []string `xml:"ServiceDigitalIdentity>DigitalId>X509Certificate"`
	Status string   `xml:"ServiceStatus"`
	Since  string   `xml:"StatusStartingTime"`
	About  []string `xml:"ServiceInformationExtensions>Extension>AdditionalServiceInformation>URI"`
}

// ParseTrustList reads a list out of XML. It asks nobody; whether the list's own
// signature holds, and whose it is, stands in Seal: that the signer may keep
// such a list is for the reader to know. Errors are ErrTrustList.
func ParseTrustList(raw []byte) (TrustList, error) {
	var doc struct {
		XMLName xml.Name
		Scheme  struct {
			Type      string   `xml:"TSLType"`
			Operators []string `xml:"SchemeOperatorName>Name"`
			Territory string   `xml:"SchemeTerritory"`
			Issued    string   `xml:"ListIssueDateTime"`
			Next      string   `xml:"NextUpdate>dateTime"`
		} `xml:"SchemeInformation"`
		Providers []struct {
			Services []struct {
				Now     listService   `xml:"ServiceInformation"`
				History []listService `xml:"ServiceHistory>ServiceHistoryInstance"`
			} `xml:"TSPServices>TSPService"`
		} `xml:"TrustServiceProviderList>TrustServiceProvider"`
	}
	if err := xml.NewDecoder(bytes.NewReader(raw)).Decode(&doc); err != nil {
		return TrustList{}, fmt.Errorf("%w: %v", ErrTrustList, err)
	}
	if doc.XMLName.Local != "TrustServiceStatusList" {
		return TrustList{}, fmt.Errorf("%w: it is %q", ErrTrustList, doc.XMLName.Local)
	}
	if strings.Contains(strings.ToLower(doc.Scheme.Type), strings.ToLower(listOfLists)) {
		return TrustList{}, fmt.Errorf("%w: it only names the lists of the states", ErrTrustList)
	}
	list := TrustList{Territory: strings.TrimSpace(doc.Scheme.Territory), Issued: moment(doc.Scheme.Issued), Next: moment(doc.Scheme.Next), Seal: readSeal(raw)}
	if len(doc.Scheme.Operators) > 0 {
		list.Operator = strings.TrimSpace(doc.Scheme.Operators[0])
	}
	for _, p := range doc.Providers {
		for _, s := range p.Services {
			states := append([]listService{s.Now}, s.History...)
			granted := periods(states)
			if len(granted) == 0 || !forSignatures(s.Now) {
				continue
			}
			for _, c := range s.Now.Certs {
				cert, err := x509.ParseCertificate(fromBase64(c))
				if err != nil {
					continue
				}
				name := signerName(cert)
				if len(s.Now.Names) > 0 {
					name = printable(strings.TrimSpace(s.Now.Names[0]))
				}
				list.Services = append(list.Services, Service{name, strings.TrimSpace(s.Now.Type) == typeTSA, cert, granted})
			}
		}
	}
	if len(list.Services) == 0 {
		return TrustList{}, fmt.Errorf("%w: no service in it was ever granted", ErrTrustList)
	}
	return list, nil
}

// forSignatures tells whether a service issues certificates for signatures or
// seals, or gives timestamps. One that is said to be for web sites alone does
// not.
func forSignatures(s listService) bool {
	switch strings.TrimSpace(s.Type) {
	case typeTSA:
		return true
	case typeCA:
		web := slices.ContainsFunc(s.About, func(uri string) bool { return strings.HasSuffix(strings.TrimSpace(uri), "/ForWebSiteAuthentication") })
		return !web || slices.ContainsFunc(s.About, func(uri string) bool {
			uri = strings.TrimSpace(uri)
			return strings.HasSuffix(uri, "/ForeSignatures") || strings.HasSuffix(uri, "/ForeSeals")
		})
	}
	return false
}

// periods lists when a service had the status granted: each state lasts until
// the next one begins.
func periods(states []listService) []Period {
	slices.SortStableFunc(states, func(a, b listService) int { return moment(a.Since).Compare(moment(b.Since)) })
	var list []Period
	for i, s := range states {
		if strings.TrimSpace(s.Status) != wasGranted || moment(s.Since).IsZero() {
			continue
		}
		p := Period{From: moment(s.Since)}
		if i+1 < len(states) {
			p.To = moment(states[i+1].Since)
		}
		list = append(list, p)
	}
	return list
}

// moment is a time of XML; zero when it is none.
func moment(s string) time.Time {
	t, _ := time.Parse(time.RFC3339, strings.TrimSpace(s))
	return t
}

// GrantedAt tells whether the service had its status at a time.
func (s Service) GrantedAt(at time.Time) bool {
	return slices.ContainsFunc(s.Granted, func(p Period) bool {
		return !at.Before(p.From) && (p.To.IsZero() || at.Before(p.To))
	})
}
