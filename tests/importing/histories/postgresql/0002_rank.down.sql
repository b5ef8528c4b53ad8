drop view reader_view;
drop function rating;
