package io.surnia.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import io.surnia.directory.ConnectionDetails.Selection;
import io.surnia.directory.Service.LdapAttributes;
import io.surnia.directory.Service.Security;
import io.surnia.people.Source;
import io.surnia.platform.tls.Certificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real LDAP server, in memory, over TLS with a certificate of an authority of its own. */
class LdapSyncTest {
    private static final String READER = "cn=reader,dc=harbour,dc=example";
    private static final String PASSWORD = "the password of the reader";

    @TempDir
    private static Path folder;

    private @Nullable InMemoryDirectoryServer started;
    private final SyncedCustomer harbour = new SyncedCustomer(addresses(true));

    @BeforeEach
    void start() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=harbour,dc=example");
        config.setSchema(null);
        config.addAdditionalBindCredentials(READER, PASSWORD);
        config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
        SSLContext tls = tls();
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPSConfig("ldaps", null, 0, tls.getServerSocketFactory(), null),
                InMemoryListenerConfig.createLDAPConfig("ldap", null, 0, tls.getSocketFactory()));
        started = new InMemoryDirectoryServer(config);
        started.startListening();
        add("dn: dc=harbour,dc=example", "objectClass: domain", "dc: harbour");
        add("dn: ou=people,dc=harbour,dc=example", "objectClass: organizationalUnit", "ou: people");
    }

    @AfterEach
    void close() {
        harbour.close();
        server().shutDown(true);
    }

    @Test
    void readsPeopleInPagesWithTheirManagers() throws Exception {
        person("ana", "Ana", "Sousa");
        person("ben", "Ben", "Ek", "manager: UID=Ana, OU=People, DC=Harbour, DC=Example");
        for (int i = 0; i < 1_100; i++) {
            person("p" + i, "P" + i, "Many");
        }

        Run run = harbour.run(connect(everybody()));

        assertThat(run.error()).isNull();
        assertThat(run.counts().added()).isEqualTo(1_102);
        assertThat(harbour.user("ben@harbour.example").details().source()).isEqualTo(Source.LDAP);
        assertThat(Objects.requireNonNull(harbour.managerOf("ben@harbour.example"))
                        .details()
                        .email())
                .isEqualTo("ana@harbour.example");
        assertThat(harbour.run(run.connection()).counts().unchanged()).isEqualTo(1_102);
    }

    @Test
    void readsOverStartTlsToo() throws Exception {
        person("ana", "Ana", "Sousa");

        assertThat(harbour.run(connect(service(Security.STARTTLS, READER, "(mail=*)")))
                        .counts()
                        .added())
                .isEqualTo(1);
    }

    @Test
    void archivesWhomActiveDirectoryDisabledAndFollowsAChangedAddress() throws Exception {
        person("ana", "Ana", "Sousa", "userAccountControl: 512");
        person("ben", "Ben", "Ek", "userAccountControl: 512");
        ConnectionId id = connect(everybody());
        harbour.run(id);
        modify("ben", "replace: userAccountControl", "userAccountControl: 514");
        modify("ana", "replace: mail", "mail: ana.silva@harbour.example");

        Run run = harbour.run(id);

        assertThat(run.counts()).isEqualTo(new Run.Counts(0, 1, 1, 0, 0, 1, 0, 0, 0));
        assertThat(harbour.active()).containsExactly("ana.silva@harbour.example");
    }

    @Test
    void takesTheMembersOfGroupsByNameOrDistinguishedName() throws Exception {
        person("ana", "Ana", "Sousa");
        person("ben", "Ben", "Ek");
        person("cy", "Cy", "Dahl");
        add(
                "dn: cn=Desk,dc=harbour,dc=example",
                "objectClass: groupOfNames",
                "cn: Desk",
                "member: uid=ana,ou=people,dc=harbour,dc=example",
                "member: cn=gone,dc=harbour,dc=example");
        add(
                "dn: cn=Night,dc=harbour,dc=example",
                "objectClass: groupOfUniqueNames",
                "cn: Night",
                "uniqueMember: uid=ben,ou=people,dc=harbour,dc=example");
        ConnectionDetails details = ConnectionDetails.of("Office", everybody())
                .bySelection(
                        Selection.GROUPS,
                        List.of(
                                new GroupMapping("desk", "Front desk"),
                                new GroupMapping("cn=Night,dc=harbour,dc=example", null)));

        Run run = harbour.run(harbour.connect(details, PASSWORD));

        assertThat(run.error()).isNull();
        assertThat(harbour.active()).containsExactly("ana@harbour.example", "ben@harbour.example");
        assertThat(harbour.groups()).isEqualTo(Map.of("Front desk", List.of("ana@harbour.example")));
    }

    @Test
    void readsThoseAloneWhomTheFilterLetsThrough() throws Exception {
        person("ana", "Ana", "Sousa", "employeeType: staff");
        person("robot", "Ro", "Bot", "employeeType: service");

        harbour.run(connect(service(Security.LDAPS, READER, "(&(mail=*)(!(employeeType=service)))")));

        assertThat(harbour.active()).containsExactly("ana@harbour.example");
    }

    @Test
    void saysThatThePasswordIsRefused() {
        ConnectionDetails details = ConnectionDetails.of("Office", everybody());

        assertThat(harbour.run(harbour.connect(details, "wrong")).error())
                .isEqualTo("The server refuses the bind_dn or its password.");
    }

    @Test
    void trustsNoCertificateOfAnUnknownAuthority() {
        Service.Ldap trusting = everybody();
        Service.Ldap untrusting = new Service.Ldap(
                trusting.host(),
                trusting.port(),
                trusting.security(),
                trusting.bindDn(),
                trusting.baseDn(),
                trusting.filter(),
                null,
                trusting.attributes());

        assertThat(harbour.run(connect(untrusting)).error())
                .isEqualTo("The server cannot be reached, or shows a certificate that is not trusted for its name.");
    }

    @Test
    void goesIntoNoPrivateNetworkUnlessItIsAllowed() {
        try (SyncedCustomer guarded = new SyncedCustomer(addresses(false))) {
            Run run = guarded.run(guarded.connect(ConnectionDetails.of("Office", everybody()), PASSWORD));

            assertThat(run.error()).isEqualTo("The host is not on the public internet.");
        }
    }

    @Test
    void triesAConnectionAndChangesNothing() throws Exception {
        person("ana", "Ana", "Sousa");
        ConnectionId sound = connect(everybody());
        ConnectionId wrong = harbour.connect(ConnectionDetails.of("Office", everybody()), "wrong");

        Probes probes = harbour.rooms.directoryProbes();

        assertThat(probes.problem(harbour.tenant, harbour.customer, sound)).isEmpty();
        assertThat(probes.problem(harbour.tenant, harbour.customer, wrong))
                .contains("The server refuses the bind_dn or its password.");
        assertThat(harbour.users()).isEmpty();
    }

    private ConnectionId connect(Service.Ldap service) {
        return harbour.connect(ConnectionDetails.of("Office", service).withArchiveShare(100), PASSWORD);
    }

    private Service.Ldap everybody() {
        return service(Security.LDAPS, READER, "(mail=*)");
    }

    private Service.Ldap service(Security security, String bindDn, String filter) {
        int port = server().getListenPort(security == Security.LDAPS ? "ldaps" : "ldap");
        try {
            return new Service.Ldap(
                    "localhost",
                    port,
                    security,
                    bindDn,
                    "dc=harbour,dc=example",
                    filter,
                    Files.readString(folder.resolve("ca.pem")),
                    LdapAttributes.USUAL);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private void person(String uid, String first, String last, String... more) throws LDAPException, LDIFException {
        List<String> lines = new ArrayList<>(List.of(
                "dn: uid=%s,ou=people,dc=harbour,dc=example".formatted(uid),
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: %s %s".formatted(first, last),
                "givenName: " + first,
                "sn: " + last,
                "mail: %s@harbour.example".formatted(uid)));
        lines.addAll(List.of(more));
        add(lines.toArray(String[]::new));
    }

    private void add(String... lines) throws LDAPException, LDIFException {
        server().add(lines);
    }

    private void modify(String uid, String... lines) throws LDAPException, LDIFException {
        List<String> whole = new ArrayList<>(
                List.of("dn: uid=%s,ou=people,dc=harbour,dc=example".formatted(uid), "changetype: modify"));
        whole.addAll(List.of(lines));
        server().modify(whole.toArray(String[]::new));
    }

    private InMemoryDirectoryServer server() {
        return Objects.requireNonNull(started);
    }

    private static DirectoryAddresses addresses(boolean arePrivateAllowed) {
        URI nowhere = URI.create("https://127.0.0.1:1");
        return new DirectoryAddresses(nowhere, nowhere, nowhere, nowhere, arePrivateAllowed);
    }

    private static SSLContext tls() throws GeneralSecurityException {
        try (Certificates certificates = Certificates.development(folder, Clock.systemUTC())) {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(certificates.keyStore(), new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        }
    }
}
