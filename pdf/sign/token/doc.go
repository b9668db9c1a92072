// Package token signs with keys that never leave their card or token: SITHS
// cards through Net iD, YubiKeys, everything that OpenSC knows, SoftHSM, and
// any other PKCS #11 module that the user names.
//
// A module is a driver that somebody else wrote. It is therefore never loaded
// into this program: each act starts a helper, which is the program itself
// with the hidden command of [HelperCommand], and package token/module in it
// loads the driver. When the driver crashes, the helper ends and the act gets
// an [Error] with [Crashed]; when it hangs, the helper is ended after a while
// and the act gets [Silent].
//
// The protocol between the two: the program writes a [Request] to the helper's
// standard input and reads one [Answer] from its standard output, in turn.
// Each is a length in four bytes, the highest first and at most [MaxFrame],
// and then so many bytes of JSON. The requests are, in this order: load once;
// slots any number of times, or login once; after login, sign any number of
// times; close last. The helper ends when its input ends, after the call that
// its driver is at. PINs go this way only: never as an argument, in the
// environment, in a file or in an error.
//
// After every act the helper logs out, closes its session and ends, so a card
// is open for as long as the act lasts and no longer. Nothing is kept: no PIN,
// no handle, no list.
package token
