package main

import "io/fs"

// private: who reads a file is not in its mode here.
func private(string, fs.FileInfo) error { return nil }
