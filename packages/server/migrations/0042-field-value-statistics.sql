-- Which values a field holds how often: without it every field is taken to hold the values of all others.
create statistics field_values_keys (mcv) on field_id, text_key from field_values;
