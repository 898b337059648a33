package io.surnia.partnerapi;

import io.surnia.partner.Keys;
import io.surnia.partner.Principal;
import io.surnia.platform.http.Access;
import io.surnia.platform.http.Authenticator;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * Knows API keys. Under a base domain, a host name that is a partner's is that partner's alone: any other key is no key
 * there.
 */
public final class KeyAuthenticator implements Authenticator {
    private final Keys keys;
    private final Optional<String> suffix;

    /** @param baseDomain the domain under which each partner has a name, where a setting names it */
    public KeyAuthenticator(Keys keys, Optional<String> baseDomain) {
        this.keys = keys;
        this.suffix = baseDomain.map(domain -> "." + domain.toLowerCase(Locale.ROOT));
    }

    @Override
    public Object authenticate(String key, Call call) {
        Principal principal = keys.authenticate(key)
                .filter(known -> mayCall(known, call.host()))
                .orElseThrow(Problem::invalidApiKey);
        if (call.route().access() == Access.WRITING_KEY && !principal.mayWrite()) {
            throw Problem.readOnlyKey();
        }
        return principal;
    }

    private boolean mayCall(Principal principal, String host) {
        return suffix.filter(host::endsWith)
                .map(domain -> host.substring(0, host.length() - domain.length()))
                .map(subdomain -> subdomain.equals(principal.subdomain()))
                .orElse(true);
    }
}
