package io.surnia.scim;

import io.surnia.platform.db.Tx;
import io.surnia.privacy.PersonErased;
import java.util.Set;

/** What directories say of people, beyond what other rooms ask for. */
public final class DirectoryAccounts {
    private final ScimUserStore store = new ScimUserStore();

    /** The reaction to people who were forgotten: their names in directories go, too. */
    public void followErased(Tx tx, Set<PersonErased> erased) {
        erased.forEach(one -> store.forget(tx, one.customer(), one.user()));
    }
}
