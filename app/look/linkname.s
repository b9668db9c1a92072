// This file is empty on purpose: with it in the package, the compiler allows
// functions without a body, which apply.go takes from Fyne by linkname.
