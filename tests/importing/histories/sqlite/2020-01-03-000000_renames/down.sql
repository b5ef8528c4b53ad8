ALTER TABLE users DROP COLUMN seen;
ALTER TABLE users RENAME akey TO key;
ALTER TABLE ciphers RENAME atype TO type;