package io.surnia.partnerapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Requests as attackers, broken clients and bad luck make them. Request {@code n} of a seed is always the same, so that
 * one can be made again alone.
 */
final class OddRequests {
    /** Stands in whatever a person would have typed: it must be in no log and in no error. */
    static final String TYPED = "hushhush";

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> METHODS = List.of(
            "GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get", "PROPFIND");
    private static final List<String> PUBLIC = List.of(
            "/",
            "/health/live",
            "/health/ready",
            "/metrics",
            "/api/docs",
            "/api/openapi.yaml",
            "/badges/owl.svg",
            "/favicon.ico",
            "/.git/config",
            "/api/");
    private static final List<String> NAMES = List.of(
            "customer_id",
            "id",
            "user_id",
            "limit",
            "starting_after",
            "customer_type",
            "email",
            "Email",
            "user_email",
            "emails",
            "message",
            "id[]",
            "_method",
            "");
    private static final List<String> VALUES = List.of(
            "0",
            "-1",
            "1.5",
            "1e3",
            "+5",
            "%205",
            "007",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999999999999999",
            "NaN",
            "null",
            "true",
            "0x10",
            "%00",
            "5%00",
            "%ff",
            "%c3%28",
            "%ed%a0%80",
            "%f4%90%80%80",
            "%c0%80",
            "%zz",
            "%",
            "%4",
            "%EF%BC%95",
            "%F0%9F%A6%89",
            "power",
            "POWER",
            "standard",
            "ana%40harbour.example",
            "ANA@HARBOUR.EXAMPLE",
            "nobody@harbour.example",
            "a@b,c@d,;;,@",
            "%27%20or%201=1--",
            "%22;drop%20table%20users",
            "%3Cscript%3E",
            "%0d%0aX-Injected:%201",
            "..%2f..%2fetc%2fpasswd",
            "%E2%80%AE%E2%80%8B",
            "%00%00%00%00",
            "${jndi:x}",
            "{{7*7}}",
            "a=b=c",
            "*",
            "%25%30%30",
            "\\",
            "");
    private static final List<String> HEADERS = List.of(
            "Accept: text/html;q=x",
            "Accept-Encoding: gzip, br, *;q=0",
            "Accept-Language: \u00e9\u00ff",
            "Range: bytes=0-1,5-",
            "If-None-Match: *",
            "If-Modified-Since: yesterday",
            "Expect: 100-continue",
            "Expect: 200-maybe",
            "X-Forwarded-Proto: http",
            "X-Forwarded-For: ::1, not an address, 999.1.1.1",
            "X-Request-Id: \"><script>",
            "X-HTTP-Method-Override: DELETE",
            "Forwarded: for=\"[\"",
            "Cookie: a=b; =; ;;; $Version=1; \u0080",
            "Upgrade: h2c",
            "Connection: upgrade",
            "Connection: close",
            "Connection: keep-alive, ,",
            "Keep-Alive: timeout=99999999999999999999",
            "Origin: null",
            "TE: trailers, deflate;q=",
            "Trailer: Content-Length",
            "Max-Forwards: -1",
            "Referer: \\\\\\",
            "X-Empty:",
            "Sec-WebSocket-Version: 13");
    private static final List<String> TYPES = List.of(
            FORM + "; charset=utf-16",
            FORM.toUpperCase(Locale.ROOT),
            "application/json",
            "text/plain",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            ";;;",
            "application/x-www-form-urlencoded;boundary=\"",
            "\u00e9");

    private final long seed;
    private final List<String> keys;
    private final List<String> ids;

    /** @param keys that open something; {@code ids}: of things that are there, the caller's and others' */
    OddRequests(long seed, List<String> keys, List<Long> ids) {
        this.seed = seed;
        this.keys = keys;
        this.ids = ids.stream().map(String::valueOf).toList();
    }

    OddRequest request(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        Operation operation = Routes.table().get(random.nextInt(Routes.table().size()));
        String method = chance(random, 15) ? pick(random, METHODS) : operation.method();
        byte[] body = chance(random, method.equals("POST") ? 75 : 4) ? body(random, operation) : new byte[0];
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(path(random, operation))
                .append(chance(random, 92) ? query(random, operation) : "")
                .append(" HTTP/1.1\r\n")
                .append(chance(random, 98) ? "Host: localhost\r\n" : "Host: xn--\u00ff..:99999\r\n");
        authorization(random, head);
        headers(random, head);
        return chance(random, 5)
                ? broken(random, method, whole(random, head, body))
                : new OddRequest(method, whole(random, head, body), true);
    }

    private String path(SplittableRandom random, Operation operation) {
        String path = chance(random, 93) ? pick(random, operation.paths()) : pick(random, PUBLIC);
        if (chance(random, 80)) {
            return path;
        }
        int at = random.nextInt(path.length());
        return switch (random.nextInt(14)) {
            case 0 -> path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path + "/";
            case 1 -> path.replace("/", "//");
            case 2 -> path + "../";
            case 3 -> path + "%2e%2e/";
            case 4 -> path + "%00";
            case 5 -> path.substring(0, at) + "%ff" + path.substring(at);
            case 6 -> path.substring(0, at) + ";x=y" + path.substring(at);
            case 7 -> path.toUpperCase(Locale.ROOT);
            case 8 -> path.substring(0, at) + "%" + Integer.toHexString(path.charAt(at)) + path.substring(at + 1);
            case 9 -> path.substring(0, at);
            case 10 -> "https://localhost" + path;
            case 11 -> path + "a".repeat(random.nextInt(20_000));
            case 12 -> path.substring(0, at) + "\\" + path.substring(at);
            default -> path.replace("/", "%2f");
        };
    }

    private String query(SplittableRandom random, Operation operation) {
        List<String> pairs = pairs(random, operation);
        return pairs.isEmpty() ? pick(random, List.of("", "?", "?&&&", "??", "?=")) : "?" + String.join("&", pairs);
    }

    private List<String> pairs(SplittableRandom random, Operation operation) {
        List<String> pairs = new ArrayList<>();
        if (chance(random, 75)) {
            pairs.add("customer_id=" + pick(random, ids.subList(0, 2)));
        }
        if (operation.selector() != null && chance(random, 70)) {
            pairs.add(operation.selector() + "=" + pick(random, ids));
        }
        if (operation.path().contains("notify") && chance(random, 80)) {
            pairs.add("message=" + TYPED);
        }
        if (chance(random, 40)) {
            pairs.add("user_id=" + pick(random, ids));
        }
        while (chance(random, 40)) {
            pairs.add(pick(random, NAMES) + (chance(random, 95) ? "=" : "") + value(random));
        }
        return pairs;
    }

    private String value(SplittableRandom random) {
        return switch (random.nextInt(20)) {
            case 0 -> "a".repeat(random.nextInt(4_000));
            case 1 -> "9".repeat(1 + random.nextInt(2_000));
            case 2 -> TYPED + "%C3%A9".repeat(random.nextInt(300));
            case 3 -> chance(random, 10) ? "a".repeat(20_000) : TYPED + "@harbour.example";
            case 4, 5, 6 -> escaped(random);
            case 7, 8, 9, 10 -> pick(random, ids);
            default -> pick(random, VALUES);
        };
    }

    private static String escaped(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(24); i > 0; i--) {
            text.append("%%%02x".formatted(random.nextInt(256)));
        }
        return text.toString();
    }

    private byte[] body(SplittableRandom random, Operation operation) {
        String text = switch (random.nextInt(10)) {
            case 0 -> "{\"customer_id\": " + pick(random, ids) + ", \"message\": \"" + TYPED + "\"}";
            case 1 -> "--x\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\n" + TYPED + "\r\n--x--";
            case 2 -> "\u0000\u00ff&\u00fe=\u0001" + (char) random.nextInt(256);
            case 3 -> "message=" + TYPED.repeat(random.nextInt(4_000));
            default -> String.join("&", pairs(random, operation));
        };
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void authorization(SplittableRandom random, StringBuilder head) {
        String key = pick(random, keys);
        String value = switch (random.nextInt(24)) {
            case 0 -> "";
            case 1 -> "Bearer";
            case 2 -> "Bearer " + "0".repeat(64);
            case 3 -> "Basic " + key;
            case 4 -> "Basic " + base64(key + ":" + TYPED);
            case 5 -> "Digest username=\"" + key + "\"";
            case 6 -> "Bearer " + key.substring(1) + "\u00e9";
            case 7 -> "Basic " + base64("\u0000\u00ff" + key);
            case 8, 9, 10, 11, 12, 13 -> "Bearer " + key;
            default -> "Basic " + base64(key + ":");
        };
        if (!value.isEmpty()) {
            head.append("Authorization: ").append(value).append("\r\n");
        }
        if (chance(random, 2)) {
            head.append("authorization: Bearer ").append(key).append("\r\n");
        }
    }

    private static void headers(SplittableRandom random, StringBuilder head) {
        while (chance(random, 30)) {
            head.append(pick(random, HEADERS)).append("\r\n");
        }
        if (chance(random, 1)) {
            head.append("X-Long: ").append("a".repeat(random.nextInt(40_000))).append("\r\n");
        }
        if (chance(random, 1)) {
            head.append("X-Many: a\r\n".repeat(random.nextInt(400)));
        }
    }

    private static byte[] whole(SplittableRandom random, StringBuilder head, byte[] body) {
        if (body.length > 0 && chance(random, 95)) {
            head.append("Content-Type: ")
                    .append(chance(random, 85) ? FORM : pick(random, TYPES))
                    .append("\r\n");
        }
        boolean chunked = body.length > 0 && chance(random, 15);
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(latin(head.append("\r\n").toString()));
        if (chunked) {
            bytes.writeBytes(latin(Integer.toHexString(body.length) + "\r\n"));
        }
        bytes.writeBytes(body);
        if (chunked) {
            bytes.writeBytes(latin("\r\n0\r\n\r\n"));
        }
        return bytes.toByteArray();
    }

    /** Cut off, with bytes changed, with a length that is wrong, or in another version's words. */
    private static OddRequest broken(SplittableRandom random, String method, byte[] whole) {
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        byte[] bytes = switch (random.nextInt(6)) {
            case 0 -> latin(text.substring(0, random.nextInt(text.length())));
            case 1 ->
                latin(text.replaceFirst("HTTP/1.1", pick(random, List.of("HTTP/1.0", "HTTP/2.0", "HTTP/9.9", ""))));
            case 2 ->
                latin(text.replaceFirst(
                        "\r\n",
                        "\r\n"
                                + pick(
                                        random,
                                        List.of(
                                                "Content-Length: 5",
                                                "Content-Length: -5",
                                                "Content-Length: x",
                                                "Content-Length: 99999999999999999999",
                                                "Transfer-Encoding: chunked",
                                                "Transfer-Encoding: gzip",
                                                "Host: other",
                                                " folded",
                                                "No colon",
                                                "X\u0000: y"))
                                + "\r\n"));
            case 3 -> latin(text.replace("\r\n", pick(random, List.of("\n", "\r", "\r\r\n", " \r\n"))));
            default -> {
                for (int i = 1 + random.nextInt(8); i > 0; i--) {
                    whole[random.nextInt(whole.length)] = (byte) random.nextInt(256);
                }
                yield whole;
            }
        };
        return new OddRequest(method, bytes, false);
    }

    private static boolean chance(SplittableRandom random, int percent) {
        return random.nextInt(100) < percent;
    }

    private static <T> T pick(SplittableRandom random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(latin(text));
    }
}
