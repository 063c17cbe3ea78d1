package org.roadmarshal.legal.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.roadmarshal.document.Block;
import org.roadmarshal.document.Papers;
import org.roadmarshal.document.Volume;
import org.roadmarshal.kernel.Json;

/** Binds a dossier. Blocks the thread, for some seconds where there are many photos. */
public final class DossierFile {
    private final Papers papers;
    private final Dossier dossier;
    private final DossierPages pages;

    /** A part of the volume. */
    private record Part(String title, String number, byte[] pdf) {}

    public DossierFile(Papers papers, Dossier dossier) {
        this.papers = papers;
        this.dossier = dossier;
        this.pages = new DossierPages(dossier);
    }

    public byte[] pdf() {
        List<Part> parts = parts();
        // The catalogue's own length moves what comes after it: laid out once to learn it, and once to say it.
        int front = Volume.pages(front(parts, 0));
        List<byte[]> bound = new ArrayList<>();
        bound.add(front(parts, front));
        parts.forEach(part -> bound.add(part.pdf));
        return Volume.bind(bound);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Dossier.Document each : dossier.documents()) {
            parts.add(new Part(each.document().kind().title(), each.document().number(), each.pdf()));
        }
        parts.add(new Part("送达情况", "", papers.pdf(pages.deliveries())));
        parts.add(new Part("现场照片", "", papers.pdf(pages.photos())));
        parts.add(new Part("执法全过程记录", "", papers.pdf(pages.record())));
        parts.add(new Part("日志摘录", "", papers.pdf(pages.journal())));
        return parts;
    }

    private byte[] front(List<Part> parts, int before) {
        List<List<String>> rows = new ArrayList<>();
        int page = before + 1;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            rows.add(List.of(String.valueOf(i + 1), part.title, part.number, String.valueOf(page)));
            page += Volume.pages(part.pdf);
        }
        List<Block> blocks = new ArrayList<>(pages.cover());
        blocks.add(new Block.PageBreak());
        blocks.add(new Block.Paragraph("卷内目录", Block.Align.CENTRE, 18, true));
        blocks.add(new Block.Table(List.of("序号", "文书名称", "文号", "页号"), List.of(10, 40, 38, 12), rows));
        return papers.pdf(blocks);
    }

    public byte[] zip() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("卷宗.pdf", pdf());
        int n = 1;
        for (Dossier.Document each : dossier.documents()) {
            String name = "文书/%02d-%s".formatted(n++, each.document().kind().title());
            files.put(name + ".docx", each.docx());
            files.put(name + ".pdf", each.pdf());
        }
        files.put("全过程记录.json", json(dossier.file().steps()));
        files.put("日志摘录.json", json(dossier.journal()));
        StringBuilder sums = new StringBuilder();
        files.forEach((name, bytes) ->
                sums.append(StepChain.sha256(bytes)).append("  ").append(name).append('\n'));
        files.put("SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8));
        return zipped(files);
    }

    private static byte[] json(Object value) {
        return Json.write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
