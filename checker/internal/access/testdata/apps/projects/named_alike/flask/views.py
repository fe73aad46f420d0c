TITLE = "an example for Flask"
