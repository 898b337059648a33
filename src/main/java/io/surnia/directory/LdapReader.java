package io.surnia.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A directory by LDAP version 3 (RFC 4511), read as a whole in pages (RFC 2696). Members of groups are those that a group
 * names itself, not those of groups within it.
 */
final class LdapReader implements DirectoryReader {
    private static final int AT_ONCE = 500;

    /** The bit of Active Directory's userAccountControl of an account that is disabled (ADS_UF_ACCOUNTDISABLE). */
    private static final int DISABLED = 0x2;

    private static final List<String> MEMBERS = List.of("member", "uniqueMember");
    private static final Map<Trait, String> ASKED_FOR = Map.of(
            Trait.DISPLAY_NAME, "displayName",
            Trait.DEPARTMENT, "department",
            Trait.TITLE, "title",
            Trait.COMPANY, "company",
            Trait.OFFICE, "physicalDeliveryOfficeName",
            Trait.USER_TYPE, "employeeType");

    private final Service.Ldap service;
    private final LdapConnector connector;
    private final Deadline deadline;

    LdapReader(Service.Ldap service, LdapConnector connector, Deadline deadline) {
        this.service = service;
        this.connector = connector;
        this.deadline = deadline;
    }

    @Override
    public Reading read(Map<String, Person> before, @Nullable String cursor, List<String> groups) {
        try (LDAPConnection connection = connector.open()) {
            Map<String, Person> people = new HashMap<>();
            Map<DN, String> ids = new HashMap<>();
            Map<String, DN> managers = new HashMap<>();
            each(connection, people(), entry -> {
                Person person = person(entry);
                if (person != null) {
                    people.put(person.id(), person);
                    ids.put(name(entry.getDN()), person.id());
                    @Nullable
                    String manager =
                            entry.getAttributeValue(service.attributes().manager());
                    if (manager != null && DN.isValidDN(manager)) {
                        managers.put(person.id(), name(manager));
                    }
                }
            });
            managers.forEach(
                    (id, manager) -> people.computeIfPresent(id, (_, person) -> person.withManager(ids.get(manager))));
            Map<String, Set<String>> members = new HashMap<>();
            for (String group : groups) {
                members.put(group, members(connection, group, ids));
            }
            return new Reading(new Snapshot(people, members), null);
        } catch (LDAPException failure) {
            throw LdapConnector.explained(failure);
        }
    }

    @Override
    public void probe() {
        try (LDAPConnection connection = connector.open()) {
            if (connection.getEntry(service.baseDn(), "1.1") == null) {
                throw new DirectoryFailure("The directory has no entry of the base_dn, or does not show it.");
            }
        } catch (LDAPException failure) {
            throw LdapConnector.explained(failure);
        }
    }

    private SearchRequest people() throws LDAPException {
        List<String> names = new ArrayList<>(ASKED_FOR.values());
        Service.LdapAttributes own = service.attributes();
        names.addAll(List.of(own.id(), own.email(), own.firstName(), own.lastName(), own.manager()));
        names.addAll(List.of("userAccountControl", "userPrincipalName", "uid"));
        return new SearchRequest(
                service.baseDn(), SearchScope.SUB, Filter.create(service.filter()), names.toArray(String[]::new));
    }

    private void each(LDAPConnection connection, SearchRequest request, Consumer<SearchResultEntry> reader)
            throws LDAPException {
        ASN1OctetString cookie = null;
        do {
            deadline.check();
            request.setControls(new SimplePagedResultsControl(AT_ONCE, cookie));
            SearchResult page = connection.search(request);
            Objects.requireNonNull(page.getSearchEntries()).forEach(reader);
            SimplePagedResultsControl answer = SimplePagedResultsControl.get(page);
            cookie = answer != null && answer.moreResultsToReturn() ? answer.getCookie() : null;
        } while (cookie != null);
    }

    /** Null for an entry without an id: it could not be found again. */
    private @Nullable Person person(SearchResultEntry entry) {
        Service.LdapAttributes own = service.attributes();
        @Nullable String id = id(entry.getAttribute(own.id()));
        if (id == null) {
            return null;
        }
        Map<Trait, String> attributes = new HashMap<>();
        ASKED_FOR.forEach((attribute, name) -> put(attributes, attribute, entry.getAttributeValue(name)));
        put(attributes, Trait.PLACE, entry.getDN());
        put(attributes, Trait.USER_NAME, entry.getAttributeValue("uid"));
        put(attributes, Trait.USER_NAME, entry.getAttributeValue("userPrincipalName"));
        Integer control = entry.getAttributeValueAsInteger("userAccountControl");
        return new Person(
                id,
                entry.getAttributeValue(own.email()),
                entry.getAttributeValue(own.firstName()),
                entry.getAttributeValue(own.lastName()),
                control == null || (control & DISABLED) == 0,
                null,
                attributes);
    }

    /** As text; the 16 bytes of an objectGUID in hexadecimal. */
    private static @Nullable String id(@Nullable Attribute attribute) {
        if (attribute == null || !attribute.hasValue()) {
            return null;
        }
        return attribute.getName().equalsIgnoreCase("objectGUID")
                ? HexFormat.of().formatHex(attribute.getValueByteArray())
                : attribute.getValue();
    }

    /** A group is named by its distinguished name, or by a common name that one below the base has. */
    private Set<String> members(LDAPConnection connection, String group, Map<DN, String> ids) throws LDAPException {
        String dn = group.contains("=") && DN.isValidDN(group) ? group : named(connection, group);
        Set<String> members = new HashSet<>();
        boolean isFound = false;
        for (String attribute : MEMBERS) {
            isFound |= range(connection, dn, attribute, member -> {
                @Nullable String id = DN.isValidDN(member) ? ids.get(name(member)) : null;
                if (id != null) {
                    members.add(id);
                }
            });
        }
        if (!isFound) {
            throw new DirectoryFailure("The directory has no group '%s'.".formatted(group));
        }
        return members;
    }

    private String named(LDAPConnection connection, String group) throws LDAPException {
        List<String> names = new ArrayList<>();
        Filter filter = Filter.createANDFilter(
                Filter.createEqualityFilter("cn", group),
                Filter.createORFilter(
                        Filter.createEqualityFilter("objectClass", "group"),
                        Filter.createEqualityFilter("objectClass", "groupOfNames"),
                        Filter.createEqualityFilter("objectClass", "groupOfUniqueNames")));
        each(
                connection,
                new SearchRequest(service.baseDn(), SearchScope.SUB, filter, "1.1"),
                entry -> names.add(entry.getDN()));
        if (names.size() != 1) {
            throw new DirectoryFailure(
                    names.isEmpty()
                            ? "The directory has no group '%s'.".formatted(group)
                            : "The directory has several groups '%s': name it by its distinguished name."
                                    .formatted(group));
        }
        return names.getFirst();
    }

    /**
     * All values of an attribute. Active Directory gives those of a large group in ranges ([MS-ADTS] 3.1.1.3.1.3.3), as
     * {@code member;range=0-1499}, the last of which ends with a star.
     *
     * @return whether there is such an entry
     */
    private boolean range(LDAPConnection connection, String dn, String attribute, Consumer<String> reader)
            throws LDAPException {
        String asked = attribute;
        while (true) {
            deadline.check();
            SearchResultEntry entry;
            try {
                entry = connection.getEntry(dn, asked);
            } catch (LDAPException failure) {
                if (failure.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                    return false;
                }
                throw failure;
            }
            if (entry == null) {
                return false;
            }
            int next = -1;
            for (Attribute found : entry.getAttributes()) {
                if (found.getBaseName().equalsIgnoreCase(attribute)) {
                    List.of(found.getValues()).forEach(reader);
                    next = Math.max(next, following(found));
                }
            }
            if (next < 0) {
                return true;
            }
            asked = "%s;range=%d-*".formatted(attribute, next);
        }
    }

    /** Where the next range begins; -1 where none follows. */
    private static int following(Attribute attribute) {
        for (String option : attribute.getOptions()) {
            if (option.startsWith("range=") && !option.endsWith("*")) {
                return Integer.parseInt(option.substring(option.indexOf('-') + 1)) + 1;
            }
        }
        return -1;
    }

    private static DN name(String dn) {
        try {
            return new DN(dn);
        } catch (LDAPException none) {
            throw new DirectoryFailure("The directory gives an entry a name that is none.", none);
        }
    }

    private static void put(Map<Trait, String> attributes, Trait attribute, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            attributes.put(attribute, Objects.requireNonNull(value));
        }
    }
}
