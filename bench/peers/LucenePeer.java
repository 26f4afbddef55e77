import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Accountable;
import org.apache.lucene.util.Version;

/**
 * Lucene as its users call it, driven by one line a command over standard input so that the bench can interleave its rounds with
 * those of the others. Every answer is one line: "ok ..." or "failed ...".
 */
public final class LucenePeer {
    private static final String FIELD = "text";
    private static final int TOP = 10;

    private final Analyzer analyzer = new CJKAnalyzer();
    private final Map<String, List<Map<String, Integer>>> asked = new HashMap<>();
    private final Map<String, List<Query>> queries = new HashMap<>();
    private List<String> texts = List.of();
    private DirectoryReader reader;
    private IndexSearcher searcher;

    public static void main(String[] arguments) throws IOException {
        BooleanQuery.setMaxClauseCount(Integer.MAX_VALUE);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LucenePeer peer = new LucenePeer();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            try {
                out.println("ok\t" + peer.answer(line.split("\t")));
            } catch (Exception failure) {
                failure.printStackTrace();
                out.println("failed\t" + failure);
            }
        }
    }

    private String answer(String[] words) throws Exception {
        switch (words[0]) {
            case "version": return Version.LATEST + "\t" + System.getProperty("java.vm.version");
            case "load": return load(Path.of(words[1]), Integer.parseInt(words[2]), Boolean.parseBoolean(words[3]));
            case "terms": return terms(Path.of(words[1]));
            case "build": return build(Path.of(words[1]));
            case "queries": return prepare(words[1], Path.of(words[2]), Path.of(words[3]));
            case "statistics": return statistics(words[1]);
            case "run": return run(words[1], words[2], Integer.parseInt(words[3]), Integer.parseInt(words[4]), Path.of(words[5]));
            default: throw new IllegalArgumentException(words[0]);
        }
    }

    /** Keeps the texts in memory, so that building measures indexing and not reading. */
    private String load(Path file, int most, boolean described) throws IOException {
        texts = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null && texts.size() < most; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                texts.add(described ? columns[1] + "\n" + columns[2] : columns[1]);
            }
        }
        return "" + texts.size();
    }

    private String terms(Path to) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(to)) {
            for (String text : texts) {
                out.write(String.join(" ", termsOf(text)));
                out.write('\n');
            }
        }
        return "" + texts.size();
    }

    private List<String> termsOf(String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(FIELD, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }

    /** Document numbers follow the order of the texts, as only neighbouring segments are merged. */
    private String build(Path folder) throws IOException {
        if (reader != null) {
            reader.close();
        }
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        IndexWriterConfig settings = new IndexWriterConfig(analyzer)
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
            .setMergePolicy(new LogDocMergePolicy())
            .setRAMBufferSizeMB(256);
        long start = System.nanoTime();
        long indexed;
        try (MMapDirectory directory = new MMapDirectory(folder); IndexWriter writer = new IndexWriter(directory, settings)) {
            for (String text : texts) {
                Document document = new Document();
                document.add(new Field(FIELD, text, type));
                writer.addDocument(document);
            }
            writer.commit();
            indexed = System.nanoTime();
            writer.forceMerge(1);
            writer.commit();
        }
        long merged = System.nanoTime();
        texts = List.of();

        reader = DirectoryReader.open(new MMapDirectory(folder));
        searcher = new IndexSearcher(reader);
        long disk = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.collect(Collectors.toList())) {
                disk += Files.size(file);
            }
        }
        long heap = 0;
        long terms = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            heap += ((Accountable) leaf.reader()).ramBytesUsed();
            terms += leaf.reader().terms(FIELD).size();
        }
        return String.join("\t", "" + (indexed - start) / 1e9, "" + (merged - start) / 1e9, "" + disk, "" + heap, "" + terms,
            "" + reader.leaves().size(), "" + reader.getSumTotalTermFreq(FIELD));
    }

    /** Builds the queries before they are timed, and writes their terms for those who need texts in pieces. */
    private String prepare(String name, Path file, Path to) throws IOException {
        List<Map<String, Integer>> all = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        long start = System.nanoTime();
        for (String line : lines) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (String term : termsOf(line)) {
                counts.merge(term, 1, Integer::sum);
            }
            all.add(counts);
        }
        long spent = System.nanoTime() - start;
        asked.put(name, all);
        queries.put(name, all.stream().map(LucenePeer::query).collect(Collectors.toList()));
        Files.write(to, all.stream().map(counts -> String.join(" ", counts.keySet())).collect(Collectors.toList()));
        return lines.size() + "\t" + spent / Math.max(1, lines.size());
    }

    private static Query query(Map<String, Integer> counts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        counts.forEach((term, count) -> {
            Query one = new TermQuery(new Term(FIELD, term));
            any.add(count == 1 ? one : new BoostQuery(one, (float) (1 + Math.log(count))), BooleanClause.Occur.SHOULD);
        });
        return any.build();
    }

    /** For each query its terms found and their postings, and over all of them the share of postings in terms that a tenth of the documents hold. */
    private String statistics(String name) throws IOException {
        List<long[]> rows = new ArrayList<>();
        long frequent = 0;
        for (Map<String, Integer> counts : asked.get(name)) {
            long[] row = new long[2];
            for (String term : counts.keySet()) {
                int holders = reader.docFreq(new Term(FIELD, term));
                row[0] += holders > 0 ? 1 : 0;
                row[1] += holders;
                frequent += holders > reader.maxDoc() / 10 ? holders : 0;
            }
            rows.add(row);
        }
        long all = Math.max(1, rows.stream().mapToLong(r -> r[1]).sum());
        return String.join("\t", figures(rows, 0), figures(rows, 1), "" + (double) frequent / all);
    }

    private static String figures(List<long[]> rows, int column) {
        long[] sorted = rows.stream().mapToLong(r -> r[column]).sorted().toArray();
        return Arrays.stream(sorted).average().orElse(0) + "\t" + sorted[sorted.length / 2] + "\t" + sorted[(int) (sorted.length * 0.99)];
    }

    private String run(String name, String mode, int count, int threads, Path out) throws Exception {
        List<Query> all = queries.get(name).subList(0, Math.min(count, queries.get(name).size()));
        long[] spent = new long[all.size()];
        TopDocs[] found = new TopDocs[all.size()];
        boolean exhaustive = mode.equals("exhaustive");
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Runnable work = () -> {
            try {
                for (int i = next.getAndIncrement(); i < spent.length; i = next.getAndIncrement()) {
                    long start = System.nanoTime();
                    found[i] = exhaustive ? exhaustively(all.get(i)) : searcher.search(all.get(i), TOP);
                    spent[i] = System.nanoTime() - start;
                }
            } catch (IOException failure) {
                failure.printStackTrace();
                failed.incrementAndGet();
            }
        };
        long start = System.nanoTime();
        if (threads == 1) {
            work.run();
        } else {
            Thread[] workers = new Thread[threads];
            for (int i = 0; i < threads; i++) {
                (workers[i] = new Thread(work)).start();
            }
            for (Thread worker : workers) {
                worker.join();
            }
        }
        double wall = (System.nanoTime() - start) / 1e9;
        if (failed.get() > 0) {
            throw new IOException("a query failed");
        }
        write(out, spent, found);
        return "" + wall;
    }

    private TopDocs exhaustively(Query query) throws IOException {
        TopScoreDocCollector collector = TopScoreDocCollector.create(TOP, Integer.MAX_VALUE);
        searcher.search(query, collector);
        return collector.topDocs();
    }

    private static void write(Path out, long[] spent, TopDocs[] found) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(out)) {
            for (int i = 0; i < spent.length; i++) {
                lines.write(Long.toString(spent[i]));
                for (ScoreDoc hit : found[i].scoreDocs) {
                    lines.write("\t" + hit.doc + ":" + hit.score);
                }
                lines.write('\n');
            }
        }
    }
}
