"""Who is in the picture: finding, describing, matching and blurring faces. The only place that runs a model."""
