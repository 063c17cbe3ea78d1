import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Checks an evidence pack of Roadmarshal: java Verify.java PACK.zip [--key FINGERPRINT]. Needs a JDK 17 or newer, and nothing else.
 * Exit codes: 0 accepted, 1 rejected, 2 not used rightly.
 */
public final class Verify {
    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern SIGNATURE = Pattern.compile("sha256 ([0-9a-f]{64})\ned25519 ([0-9a-f]{128})\n");
    private static final Pattern FILE = Pattern.compile("file ([0-9a-f]{64}) ([0-9]{1,10}) ([A-Za-z0-9./_-]+)");
    private static final Pattern HEAD = Pattern.compile("head ([0-9]{1,18}) ([0-9a-f]{64})");
    private static final Pattern KEY = Pattern.compile("key ([0-9a-f]{64})");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)\n-----END PUBLIC KEY-----\n");
    private static final String MANIFEST = "manifest.txt";
    private static final String SEAL = "manifest.sig";
    private static final String PUBLIC_KEY = "public-key.pem";
    private static final String JOURNAL = "journal.tsv";

    /** What is wrong, each with the name of the file at fault; empty where the pack is as it was made. */
    private final Set<String> faults = new LinkedHashSet<>();
    /** What was found, for people. */
    private final List<String> notes = new ArrayList<>();

    private final Map<String, Found> files = new LinkedHashMap<>();
    private final Map<String, Listed> listed = new LinkedHashMap<>();
    private final Map<Long, Fact> facts = new LinkedHashMap<>();
    private long headSeq;
    private String headHash;

    /** @param bytes of a text; null of a picture */
    private record Found(long size, String sha256, byte[] bytes) {}

    private record Listed(String sha256, long size) {}

    private record Fact(long seq, String kind, String subject, long id, Object data) {}

    public static void main(String[] arguments) throws IOException {
        boolean withKey = arguments.length == 3 && arguments[1].equals("--key");
        if (arguments.length != 1 && !withKey) {
            System.err.println("java Verify.java PACK.zip|DIRECTORY [--key FINGERPRINT]");
            System.exit(2);
        }
        Path pack = Path.of(arguments[0]);
        if (!Files.exists(pack)) {
            System.err.println("没有这个文件 / no such file: " + pack);
            System.exit(2);
        }
        Verify verify = new Verify();
        verify.check(pack, withKey ? arguments[2] : null);
        verify.notes.forEach(System.out::println);
        for (String fault : verify.faults) {
            System.out.println("✗ " + fault);
        }
        System.out.println(
                verify.faults.isEmpty()
                        ? "✓ 通过：证据包与签名时一致。 ACCEPTED: the pack is as it was signed."
                        : "✗ 不通过：证据包被改动。 REJECTED: the pack was altered.");
        System.exit(verify.faults.isEmpty() ? 0 : 1);
    }

    /** @param key the fingerprint that the bureau tells, or null @return what is wrong, each naming the file at fault */
    public List<String> check(Path pack, String key) throws IOException {
        if (Files.isDirectory(pack)) {
            directory(pack);
        } else {
            new Zip(pack).read();
        }
        if (manifest(key)) {
            contents(Files.isDirectory(pack));
        }
        return List.copyOf(faults);
    }

    private void fault(String file, String chinese, String english) {
        faults.add("%s: %s / %s".formatted(file, chinese, english));
    }

    private void note(String chinese, String english) {
        notes.add("· %s / %s".formatted(chinese, english));
    }

    // ---------------------------------------------------------------------------------------------- the files

    private void directory(Path root) throws IOException {
        try (Stream<Path> below = Files.walk(root)) {
            for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                try (FileChannel channel = FileChannel.open(file)) {
                    files.put(name, found(name, channel, 0, channel.size()));
                }
            }
        }
    }

    private static Found found(String name, FileChannel channel, long from, long size) throws IOException {
        MessageDigest digest = sha256();
        boolean text = !name.startsWith("photos/") || name.endsWith(".json");
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        for (long left = size; left > 0; ) {
            buffer.clear().limit((int) Math.min(left, buffer.capacity()));
            int read = channel.read(buffer, from + size - left);
            if (read < 0) {
                break;
            }
            digest.update(buffer.array(), 0, read);
            if (text) {
                kept.write(buffer.array(), 0, read);
            }
            left -= read;
        }
        return new Found(size, HEX.formatHex(digest.digest()), text ? kept.toByteArray() : null);
    }

    /**
     * A ZIP of which every byte is known from the names and the contents: nothing packed, no times, no extras. So a changed byte
     * shows wherever it is.
     */
    private final class Zip {
        private static final int LOCAL = 0x04034b50;
        private static final int CENTRAL = 0x02014b50;
        private static final int END = 0x06054b50;

        private final Path path;
        private final Map<Long, String> namesByOffset = new LinkedHashMap<>();
        private final List<byte[]> directory = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private FileChannel channel;
        private long directoryAt = -1;

        Zip(Path path) {
            this.path = path;
        }

        void read() throws IOException {
            try (FileChannel opened = FileChannel.open(path)) {
                channel = opened;
                lookup();
                long at = 0;
                for (long next = entry(at); next >= 0; next = entry(at)) {
                    at = next;
                }
                directory(at);
            }
        }

        /** What the directory at the end says, as far as it can be read: to name what cannot be read itself. */
        private void lookup() throws IOException {
            ByteBuffer end = bytes(channel.size() - 22, 22);
            if (end == null || end.getInt(0) != END) {
                return;
            }
            directoryAt = Integer.toUnsignedLong(end.getInt(16));
            for (long at = directoryAt; ; ) {
                ByteBuffer record = bytes(at, 46);
                if (record == null || record.getInt(0) != CENTRAL) {
                    return;
                }
                int length = Short.toUnsignedInt(record.getShort(28));
                ByteBuffer name = bytes(at + 46, length);
                if (name == null) {
                    return;
                }
                namesByOffset.put(Integer.toUnsignedLong(record.getInt(42)), text(name));
                at += 46 + length;
            }
        }

        /** @return where the next one begins; -1 where there is none */
        private long entry(long at) throws IOException {
            ByteBuffer head = at == directoryAt ? null : bytes(at, 30);
            if (head == null || head.getInt(0) != LOCAL) {
                return -1;
            }
            long size = Integer.toUnsignedLong(head.getInt(18));
            int length = Short.toUnsignedInt(head.getShort(26));
            ByteBuffer letters = bytes(at + 30, length);
            if (letters == null || at + 30 + length + size > channel.size()) {
                fault(nameAt(at), "在包里的位置或长度被改动", "its header in the ZIP was changed");
                return -1;
            }
            String name = text(letters);
            String other = namesByOffset.getOrDefault(at, name);
            int crc = crc(at + 30 + length, size);
            byte[] expected = local(name, crc, size);
            if (!Arrays.equals(expected, bytes(at, expected.length).array())) {
                fault(other, "在包里的文件头被改动", "its header in the ZIP was changed");
            }
            if (!other.equals(name)) {
                fault(name + " (" + other + ")", "两处的文件名不一致", "the ZIP names it twice and differently");
            }
            if (files.put(name, found(name, channel, at + 30 + length, size)) != null) {
                fault(name, "出现了两次", "it is there twice");
            }
            names.add(name);
            directory.add(central(name, crc, size, at));
            return at + 30 + length + size;
        }

        private String nameAt(long at) {
            return namesByOffset.getOrDefault(at, path.getFileName() + " @" + at);
        }

        private void directory(long from) throws IOException {
            if (from != directoryAt && namesByOffset.containsKey(from)) {
                fault(nameAt(from), "在包里的文件头被改动", "its header in the ZIP was changed");
                return;
            }
            long at = from;
            for (int i = 0; i < directory.size(); i++) {
                byte[] expected = directory.get(i);
                ByteBuffer there = bytes(at, expected.length);
                if (there == null || !Arrays.equals(expected, there.array())) {
                    fault(names.get(i), "在包的目录里的一项被改动", "its entry in the ZIP's directory was changed");
                }
                at += expected.length;
            }
            byte[] end = little(22)
                    .putInt(END)
                    .putInt(0)
                    .putShort((short) names.size())
                    .putShort((short) names.size())
                    .putInt((int) (at - from))
                    .putInt((int) from)
                    .putShort((short) 0)
                    .array();
            ByteBuffer there = bytes(at, end.length);
            if (there == null || !Arrays.equals(end, there.array()) || channel.size() != at + end.length) {
                fault(path.getFileName().toString(), "包的末尾被改动", "the end of the ZIP itself was changed");
            }
        }

        private byte[] local(String name, int crc, long size) {
            byte[] letters = name.getBytes(StandardCharsets.ISO_8859_1);
            ByteBuffer header = little(30 + letters.length).putInt(LOCAL).putShort((short) 10);
            return common(header, crc, size, letters).put(letters).array();
        }

        private byte[] central(String name, int crc, long size, long at) {
            byte[] letters = name.getBytes(StandardCharsets.ISO_8859_1);
            ByteBuffer header = little(46 + letters.length)
                    .putInt(CENTRAL)
                    .putShort((short) 10)
                    .putShort((short) 10);
            return common(header, crc, size, letters)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(0)
                    .putInt((int) at)
                    .put(letters)
                    .array();
        }

        private ByteBuffer common(ByteBuffer header, int crc, long size, byte[] letters) {
            return header.putInt(0)
                    .putShort((short) 0)
                    .putShort((short) 0x21)
                    .putInt(crc)
                    .putInt((int) size)
                    .putInt((int) size)
                    .putShort((short) letters.length)
                    .putShort((short) 0);
        }

        private int crc(long from, long size) throws IOException {
            CRC32 crc = new CRC32();
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            for (long left = size; left > 0; ) {
                buffer.clear().limit((int) Math.min(left, buffer.capacity()));
                int read = channel.read(buffer, from + size - left);
                if (read < 0) {
                    break;
                }
                crc.update(buffer.array(), 0, read);
                left -= read;
            }
            return (int) crc.getValue();
        }

        /** Null where the file is shorter. */
        private ByteBuffer bytes(long at, int length) throws IOException {
            if (at < 0 || at + length > channel.size()) {
                return null;
            }
            ByteBuffer buffer = little(length);
            while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
                continue;
            }
            return buffer.flip();
        }

        private static ByteBuffer little(int length) {
            return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }

        private static String text(ByteBuffer letters) {
            return new String(letters.array(), StandardCharsets.ISO_8859_1);
        }
    }

    // ---------------------------------------------------------------------------------------------- the list and its seal

    /** @return whether the list can be relied on */
    private boolean manifest(String expectedKey) {
        for (String name : List.of(MANIFEST, SEAL, PUBLIC_KEY)) {
            if (!files.containsKey(name)) {
                fault(name, "缺少这个文件", "it is missing");
            }
        }
        if (!faults.isEmpty() && !files.keySet().containsAll(List.of(MANIFEST, SEAL, PUBLIC_KEY))) {
            return false;
        }
        byte[] list = files.get(MANIFEST).bytes;
        Matcher seal = SIGNATURE.matcher(utf8(files.get(SEAL).bytes));
        if (!seal.matches()) {
            fault(SEAL, "不是签名文件", "it is no signature");
            return false;
        }
        byte[] key = key();
        boolean sameHash = seal.group(1).equals(files.get(MANIFEST).sha256);
        boolean signed = key != null && signed(key, list, HEX.parseHex(seal.group(2)));
        String fingerprint = key == null ? "" : HEX.formatHex(sha256().digest(key));
        if (!signed && !sameHash) {
            fault(MANIFEST, "与签名不符", "it is not what was signed");
        } else if (!signed && key != null && utf8(list).contains("\nkey " + fingerprint + "\n")) {
            fault(SEAL, "签名被改动", "the signature was changed");
        } else if (!signed) {
            fault(PUBLIC_KEY, "不是签署清单的公钥", "it is not the key by which the list was signed");
        } else if (!sameHash) {
            fault(SEAL, "清单的哈希被改动", "the hash of the list was changed");
        } else if (expectedKey != null && !expectedKey.replaceAll("[\\s:]", "").equalsIgnoreCase(fingerprint)) {
            fault(PUBLIC_KEY, "不是机构告知的公钥，指纹为 " + fingerprint, "it is not the key that was told; its fingerprint is this");
        }
        return signed && sameHash && parse(utf8(list), fingerprint, expectedKey);
    }

    private byte[] key() {
        Matcher pem = PEM.matcher(utf8(files.get(PUBLIC_KEY).bytes));
        try {
            return pem.matches() ? Base64.getMimeDecoder().decode(pem.group(1)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean signed(byte[] key, byte[] list, byte[] signature) {
        try {
            PublicKey of = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key));
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(of);
            check.update(list);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean parse(String list, String fingerprint, String expectedKey) {
        List<String> lines = list.lines().toList();
        if (lines.size() < 6 || !lines.get(0).equals("roadmarshal-evidence-pack 1")) {
            fault(MANIFEST, "不是本程序认识的清单", "it is no list that this program knows");
            return false;
        }
        Matcher head = HEAD.matcher(lines.get(4));
        Matcher key = KEY.matcher(lines.get(5));
        if (!head.matches() || !key.matches() || !key.group(1).equals(fingerprint)) {
            fault(MANIFEST, "清单头部不对", "its beginning is not right");
            return false;
        }
        headSeq = Long.parseLong(head.group(1));
        headHash = head.group(2);
        note("%s，%s，%s".formatted(lines.get(1), lines.get(2), lines.get(3)), "whose, which issue, when and by whom");
        note("公钥指纹 " + fingerprint, expectedKey == null ? "fingerprint of the key; compare it with what the bureau says" : "the key that was told");
        for (String line : lines.subList(6, lines.size())) {
            Matcher file = FILE.matcher(line);
            if (!file.matches()) {
                fault(MANIFEST, "有一行看不懂：" + line, "a line of it cannot be read");
                return false;
            }
            listed.put(file.group(3), new Listed(file.group(1), Long.parseLong(file.group(2))));
        }
        return true;
    }

    // ---------------------------------------------------------------------------------------------- what the list names

    private void contents(boolean unpacked) {
        listed.forEach((name, expected) -> {
            Found there = files.get(name);
            if (there == null) {
                fault(name, "缺少这个文件", "it is missing");
            } else if (there.size != expected.size || !there.sha256.equals(expected.sha256)) {
                fault(name, "内容被改动", "it was changed");
            }
        });
        for (String name : files.keySet()) {
            if (!listed.containsKey(name) && !name.equals(MANIFEST) && !name.equals(SEAL)) {
                fault(name, "清单里没有这个文件", "the list does not know it");
            }
        }
        if (!faults.isEmpty()) {
            return;
        }
        List<String> order = new ArrayList<>(listed.keySet());
        order.addAll(List.of(MANIFEST, SEAL));
        if (!unpacked && !order.equals(List.copyOf(files.keySet()))) {
            fault(MANIFEST, "文件的次序与清单不符", "the files are not in its order");
        }
        note("清单中的 %d 个文件全部一致".formatted(listed.size()), "all files are as listed");
        journal();
        int photos = 0;
        for (String name : listed.keySet()) {
            if (name.matches("photos/[^/]+/photo\\.json")) {
                photo(name);
                photos++;
            }
        }
        note("%d 张照片与记录中的哈希一致".formatted(photos), "photos are those of which the facts say that they were kept");
        omitted();
    }

    private void journal() {
        List<String> lines = utf8(files.get(JOURNAL).bytes).lines().toList();
        long before = 0;
        String hashBefore = null;
        int pieces = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            try {
                long seq = Long.parseLong(cells[1]);
                if (!cells[14].equals(HEX.formatHex(hash(cells)))) {
                    fault(JOURNAL, "第 %d 条记录与其哈希不符".formatted(seq), "fact %d does not go with its hash".formatted(seq));
                }
                if (seq <= before || seq > headSeq) {
                    fault(JOURNAL, "第 %d 条记录的次序不对".formatted(seq), "fact %d is out of order".formatted(seq));
                }
                if (seq == before + 1 && hashBefore != null && !cells[13].equals(hashBefore)
                        || seq == headSeq && !cells[14].equals(headHash)) {
                    fault(JOURNAL, "第 %d 条记录没有接上".formatted(seq), "fact %d does not join its neighbour".formatted(seq));
                }
                pieces += seq == before + 1 && hashBefore != null ? 0 : 1;
                before = seq;
                hashBefore = cells[14];
                facts.put(seq, new Fact(seq, plain(cells[3]), plain(cells[4]), Long.parseLong(cells[5]), new Json(plain(cells[12])).read()));
            } catch (RuntimeException e) {
                fault(JOURNAL, "有一行看不懂", "a row of it cannot be read: " + e.getMessage());
            }
        }
        note("%d 条记录与各自的哈希一致，共 %d 段；全链在生成时有 %d 条".formatted(facts.size(), pieces, headSeq),
                "facts go with their hashes, in so many unbroken pieces, of so many facts in all");
        note("包内不能证明各段之间没有缺失；机构可用 roadmarshal verify --checkpoint %d=%s 核对".formatted(headSeq, headHash),
                "what lies between the pieces is not in the pack; the bureau can check it so");
    }

    /** As the journal itself makes it: SHA-256 over the hash before it, then each field with its length or a mark for none. */
    private static byte[] hash(String[] cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(HEX.parseHex(cells[13]));
            out.writeInt(Integer.parseInt(cells[0]));
            out.writeLong(Long.parseLong(cells[1]));
            number(out, micros(cells[2]));
            text(out, plain(cells[3]));
            text(out, plain(cells[4]));
            out.writeLong(Long.parseLong(cells[5]));
            out.writeInt(Integer.parseInt(cells[6]));
            number(out, optional(cells[7]));
            number(out, optional(cells[8]));
            number(out, optional(cells[9]));
            text(out, plain(cells[10]));
            number(out, micros(cells[11]));
            text(out, plain(cells[12]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256().digest(bytes.toByteArray());
    }

    private static void text(DataOutputStream out, String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void number(DataOutputStream out, Long value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeLong(value);
        }
    }

    private static Long optional(String cell) {
        return cell.isEmpty() ? null : Long.valueOf(cell);
    }

    private static Long micros(String cell) {
        return cell.isEmpty() ? null : ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(cell));
    }

    private static String plain(String cell) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            if (letter != '\\') {
                text.append(letter);
                continue;
            }
            char escaped = cell.charAt(++i);
            text.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
        }
        return text.toString();
    }

    /** The original is what a fact says was kept, when, where and by which hash. */
    private void photo(String name) {
        try {
            Map<?, ?> photo = (Map<?, ?>) new Json(utf8(files.get(name).bytes)).read();
            Map<?, ?> evidence = (Map<?, ?>) photo.get("evidence");
            String original = (String) photo.get("original");
            if (!listed.containsKey(original) || !listed.get(original).sha256.equals(evidence.get("sha256"))) {
                fault(original, "不是 " + name + " 所说的照片", "it is not the photo that " + name + " says");
                return;
            }
            Fact fact = facts.get(((BigDecimal) photo.get("keptBy")).longValue());
            Object said = fact == null || !fact.kind.equals(fact.subject + ".kept") ? null : ((Map<?, ?>) fact.data).get(fact.subject);
            if (!(said instanceof Map<?, ?> kept) || fact.id != ((BigDecimal) evidence.get("id")).longValue()) {
                fault(name, "没有记录说它已保存", "no fact says that it was kept");
                return;
            }
            kept.forEach((field, value) -> {
                if (!value.equals(evidence.get(field))) {
                    fault(name, field + " 与记录不符", field + " is not as the fact has it");
                }
            });
        } catch (RuntimeException e) {
            fault(name, "看不懂", "it cannot be read: " + e.getMessage());
        }
    }

    /** Photos that the newest fact of the issue names, and that are not here. */
    private void omitted() {
        Object newest = facts.values().stream()
                .filter(fact -> fact.subject.equals("issue"))
                .reduce((first, second) -> second)
                .map(fact -> ((Map<?, ?>) fact.data).get("issue"))
                .orElse(null);
        if (!(newest instanceof Map<?, ?> issue) || !(issue.get("photos") instanceof List<?> photos)) {
            fault(JOURNAL, "没有该问题的记录", "no fact of the issue");
            return;
        }
        for (Object photo : photos) {
            String id = String.valueOf(((Map<?, ?>) photo).get("evidenceId"));
            if (listed.keySet().stream().noneMatch(name -> name.startsWith("photos/" + id + "-"))) {
                fault("photos/" + id, "记录中有这张照片，包里没有", "the facts name this photo, and it is not here");
            }
        }
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As much JSON as is needed: maps, lists, strings, numbers without needless zeros, booleans. */
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object read() {
            Object value = value();
            if (next() != '\0') {
                throw new IllegalArgumentException("more than one value");
            }
            return value;
        }

        private Object value() {
            char first = next();
            if (first == '{') {
                Map<String, Object> map = new LinkedHashMap<>();
                for (boolean more = open('}'); more; more = goesOn('}')) {
                    next();
                    String key = string();
                    expect(':');
                    if (map.put(key, value()) != null) {
                        throw new IllegalArgumentException("a field twice: " + key);
                    }
                }
                return map;
            }
            if (first == '[') {
                List<Object> list = new ArrayList<>();
                for (boolean more = open(']'); more; more = goesOn(']')) {
                    list.add(value());
                }
                return list;
            }
            if (first == '"') {
                return string();
            }
            int from = at;
            while (at < text.length() && "+-.eE".indexOf(text.charAt(at)) >= 0 || at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            String word = text.substring(from, at);
            return word.matches("true|false|null") ? word : new BigDecimal(word).stripTrailingZeros();
        }

        private boolean open(char end) {
            at++;
            if (next() == end) {
                at++;
                return false;
            }
            return true;
        }

        private boolean goesOn(char end) {
            if (next() == end) {
                at++;
                return false;
            }
            expect(',');
            return true;
        }

        private void expect(char letter) {
            if (next() != letter) {
                throw new IllegalArgumentException(letter + " expected");
            }
            at++;
        }

        private String string() {
            if (next() != '"') {
                throw new IllegalArgumentException("a text expected");
            }
            StringBuilder read = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                char letter = text.charAt(at);
                if (letter == '\\') {
                    letter = text.charAt(++at);
                    if (letter == 'u') {
                        read.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                        at += 4;
                        continue;
                    }
                    int known = "bfnrt".indexOf(letter);
                    letter = known < 0 ? letter : "\b\f\n\r\t".charAt(known);
                }
                read.append(letter);
            }
            at++;
            return read.toString();
        }

        private char next() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : '\0';
        }
    }
}
