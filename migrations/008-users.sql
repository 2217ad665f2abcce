-- Who may do what. A change of a user is a further row; the newest row of a name holds.

-- password: algorithm, parameters, salt and digest in one string; never the password. active 0: may not log in.
CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('viewer', 'clerk', 'auditor', 'admin')),
  password TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX users_by_name ON users (name);

CREATE VIEW current_users AS
SELECT * FROM users AS u
WHERE NOT EXISTS (SELECT 1 FROM users AS later WHERE later.name = u.name AND later.id > u.id);

CREATE TRIGGER users_keep BEFORE UPDATE ON users
BEGIN SELECT RAISE(ABORT, 'users are only appended'); END;
CREATE TRIGGER users_stay BEFORE DELETE ON users
BEGIN SELECT RAISE(ABORT, 'users are only appended'); END;
CREATE TRIGGER users_not_replaced BEFORE INSERT ON users
WHEN EXISTS (SELECT 1 FROM users WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'users are only appended'); END;
