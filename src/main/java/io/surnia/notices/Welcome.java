package io.surnia.notices;

import io.surnia.people.UserId;

/** Somebody who is to be welcomed. */
record Welcome(Addressee addressee, UserId user) {}
