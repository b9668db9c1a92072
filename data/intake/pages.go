package intake

func readPages(name string, pages []Page) source { return source{name: name} }
