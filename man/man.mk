# The manual.
dist_man_MANS += man/visavis.1
