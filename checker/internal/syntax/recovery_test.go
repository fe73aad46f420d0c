package syntax

func recoveryTexts() []string { return nil }
