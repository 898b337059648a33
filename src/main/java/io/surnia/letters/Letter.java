package io.surnia.letters;

import io.surnia.mail.MailAddress;
import io.surnia.mail.NewMail;
import org.jspecify.annotations.Nullable;

/**
 * A letter that is written and can be addressed.
 *
 * @param fromName as whom it is sent
 * @param subject one line
 * @param text its body as plain text
 * @param html the same as HTML
 */
public record Letter(LetterKind kind, String fromName, String subject, String text, String html) {

    /**
     * As a mail.
     *
     * @param customer whose customer's matter it is
     * @param user whom it is about; null for nobody, or for several people
     * @param onceKey mails of a partner with one key are one mail; null for no such bond
     */
    public NewMail to(MailAddress recipient, @Nullable Long customer, @Nullable Long user, @Nullable String onceKey) {
        return new NewMail(customer, user, kind.word(), onceKey, fromName, recipient, subject, text, html);
    }
}
