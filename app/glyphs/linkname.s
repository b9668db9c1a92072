// This file is empty on purpose: with it in the package, the compiler allows
// functions without a body, which this package takes from Fyne by linkname.
