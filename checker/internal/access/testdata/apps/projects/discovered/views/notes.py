text = "no blueprint here"
