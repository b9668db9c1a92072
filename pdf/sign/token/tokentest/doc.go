// Package tokentest makes tokens for tests: real ones in SoftHSM with keys and
// certificates of the test authority, and a driver in front of it that
// misbehaves as real drivers do. Tests skip where SoftHSM or a C compiler is
// wanting. Only tests import it.
package tokentest
