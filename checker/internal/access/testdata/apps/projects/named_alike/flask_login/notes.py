TITLE = "an example for Flask-Login"
