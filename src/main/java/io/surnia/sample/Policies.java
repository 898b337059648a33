package io.surnia.sample;

import io.surnia.library.LibraryId;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.library.NewLibraryItem;
import io.surnia.platform.db.Tx;

/** Policies of the partner's own, which the starter library does not have. */
final class Policies {
    private Policies() {}

    static LibraryItem patientRecords(Play play, Tx tx) {
        return add(play, tx, "Protecting Patient Records", "patient-records.md", """
                # Protecting Patient Records

                1. Open a record only when you treat, bill or schedule that patient.
                2. Lock your screen whenever you leave the room, be it for a minute.
                3. Never send a record to a private address, and never photograph one.
                4. Tell the compliance office on the day on which you think that a record was seen by somebody else.
                """);
    }

    static LibraryItem paymentCards(Play play, Tx tx) {
        return add(play, tx, "Payment Card Handling", "payment-cards.md", """
                # Payment Card Handling

                1. Card numbers are typed into the terminal and nowhere else: not on paper, not in mail, not in notes.
                2. Nobody but the customer holds the card while it is read.
                3. A terminal whose seal is broken is switched off and reported.
                """);
    }

    static LibraryItem clientConfidence(Play play, Tx tx) {
        return add(play, tx, "Client Confidentiality and Electronic Files", "client-confidentiality.md", """
                # Client Confidentiality and Electronic Files

                1. A matter's files stay in the matter's workspace.
                2. Before you send, read the recipient's address once more, letter by letter.
                3. Wire instructions that arrive by mail are confirmed by telephone, on a number that you knew before.
                """);
    }

    static LibraryItem japaneseSecurity(Play play, Tx tx) {
        return add(play, tx, "情報セキュリティ基本方針", "security-policy-ja.md", """
                # 情報セキュリティ基本方針

                1. パスワードを他人に教えない。
                2. 不審なメールは開かず、直ちに報告する。
                3. 社外へ情報を持ち出すときは、上長の許可を得る。
                """);
    }

    private static LibraryItem add(Play play, Tx tx, String title, String file, String text) {
        NewLibraryItem item =
                new NewLibraryItem(null, LibraryKind.POLICY, 1, title, null, file, "text/markdown", text, null, null);
        LibraryId id = play.rooms().library().add(tx, item);
        return play.rooms().library().get(tx, id).orElseThrow();
    }
}
