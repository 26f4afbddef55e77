using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>Builds a segment from documents that come in the order of their keys: first the rows by document, then inverted.</summary>
internal sealed class SegmentBuilder<TKey>(int capacity)
    where TKey : unmanaged, IEquatable<TKey>
{
    private readonly TermTable terms = new(Math.Min(capacity * 16, 1 << 16));
    private readonly List<TKey> keys = new(capacity);
    private readonly List<int> rowOf = new(capacity + 1);
    private readonly List<byte> fieldOf = new(capacity);
    private readonly List<int> lengthOf = new(capacity);
    private readonly List<bool> background = new(capacity);
    private readonly List<Facts> facts = new(capacity);
    private readonly List<long> forwardStart = new(capacity + 1);
    private readonly List<byte> forward = new(capacity * 32);
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly List<int> touched = [];
    private int[] frequency = new int[64];

    public void Add(TKey key, Subject subject, bool isBackground)
    {
        Begin(key, Facts.Of(subject, Number), isBackground);
        var sink = new Counter(this);
        TextAnalyzer.Read(subject.Title, ref sink);
        EndRow(TextField.Title);
        TextAnalyzer.Read(subject.Description, ref sink);
        EndRow(TextField.Description);
        foreach (var keyword in subject.Keywords)
        {
            TextAnalyzer.Read(keyword, ref sink);
        }

        EndRow(TextField.Keywords);
    }

    /// <summary>Copies a document of another segment; <paramref name="renumber"/> maps that segment's terms, -1 while unknown.</summary>
    public void Add(Segment<TKey> from, int document, int[] renumber)
    {
        var old = from.FactsOf(document);
        var copied = old with
        {
            Industry = old.Industry < 0 ? -1 : Number(from.Names[old.Industry]),
            Region = old.Region < 0 ? -1 : Number(from.Names[old.Region]),
        };
        Begin(from.Keys[document], copied, from.IsBackground(document));
        for (var row = from.RowOf[document]; row < from.RowOf[document + 1]; row++)
        {
            var reader = from.ReadRow(row);
            while (reader.MoveNext())
            {
                ref var number = ref renumber[reader.Term];
                if (number < 0)
                {
                    number = terms.Add(from.Terms.Keys[reader.Term]);
                }

                Count(number, reader.Frequency);
            }

            EndRow((TextField)from.FieldOf[row], from.LengthOf[row]);
        }
    }

    public Segment<TKey> Build()
    {
        rowOf.Add(fieldOf.Count);
        forwardStart.Add(forward.Count);
        terms.Trim();
        var hidden = Bits.For(keys.Count);
        for (var document = 0; document < keys.Count; document++)
        {
            if (background[document])
            {
                Bits.Set(hidden, document);
            }
        }

        var (starts, postings) = Invert();
        return new Segment<TKey>
        {
            Keys = [.. keys],
            RowOf = [.. rowOf],
            FieldOf = [.. fieldOf],
            DocumentOfRow = Documents(rowOf, fieldOf.Count),
            LengthOf = [.. lengthOf],
            Background = hidden,
            Terms = terms,
            PostingStart = starts,
            Postings = postings,
            ForwardStart = [.. forwardStart],
            Forward = [.. forward],
            Facts = facts.TrueForAll(f => f == Facts.None) ? null : [.. facts],
            Names = [.. names.OrderBy(n => n.Value).Select(n => n.Key)],
        };
    }

    /// <summary>The document of each row, or null when row and document are the same number throughout.</summary>
    internal static int[]? Documents(IReadOnlyList<int> rowOf, int rows)
    {
        var documents = new int[rows];
        var same = rowOf.Count - 1 == rows;
        for (var document = 0; document < rowOf.Count - 1; document++)
        {
            same &= rowOf[document] == document;
            documents.AsSpan(rowOf[document]..rowOf[document + 1]).Fill(document);
        }

        return same ? null : documents;
    }

    private void Begin(TKey key, Facts attributes, bool isBackground)
    {
        keys.Add(key);
        rowOf.Add(fieldOf.Count);
        facts.Add(attributes);
        background.Add(isBackground);
    }

    private int Number(string name)
    {
        names.TryAdd(name, names.Count);
        return names[name];
    }

    private void Count(int term, int times)
    {
        if (term >= frequency.Length)
        {
            Array.Resize(ref frequency, Math.Max(term + 1, frequency.Length * 2));
        }

        if (frequency[term] == 0)
        {
            touched.Add(term);
        }

        frequency[term] += times;
    }

    private void EndRow(TextField field, int? length = null)
    {
        if (touched.Count == 0)
        {
            return;
        }

        touched.Sort();
        forwardStart.Add(forward.Count);
        fieldOf.Add((byte)field);
        var (last, total) = (-1, 0L);
        foreach (var term in touched)
        {
            var times = Math.Min(frequency[term], Segment<TKey>.GreatestFrequency);
            total += Term.IsPairSpace(terms.Keys[term]) ? frequency[term] : 0;
            WriteVariable(((uint)(term - last) << 1) | (times > 1 ? 1u : 0u));
            if (times > 1)
            {
                forward.Add((byte)times);
            }

            (frequency[term], last) = (0, term);
        }

        lengthOf.Add(length ?? (int)Math.Min(total, int.MaxValue));
        touched.Clear();
    }

    private void WriteVariable(uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            forward.Add((byte)(value | 0x80));
        }

        forward.Add((byte)value);
    }

    private (int[] Starts, uint[] Postings) Invert()
    {
        var starts = new int[terms.Count + 1];
        ForEachPosting((term, _, _) => starts[term + 1]++);
        for (var term = 0; term < terms.Count; term++)
        {
            starts[term + 1] += starts[term];
        }

        var next = starts.AsSpan(0, terms.Count).ToArray();
        var postings = new uint[starts[^1]];
        ForEachPosting((term, row, times) => postings[next[term]++] = ((uint)row << Segment<TKey>.FrequencyBits) | (uint)times);
        return (starts, postings);
    }

    private void ForEachPosting(Action<int, int, int> take)
    {
        var bytes = CollectionsMarshal.AsSpan(forward);
        for (var document = 0; document < keys.Count; document++)
        {
            for (var row = rowOf[document]; row < rowOf[document + 1] && !background[document]; row++)
            {
                var reader = new ForwardReader(bytes[(int)forwardStart[row]..(int)forwardStart[row + 1]]);
                while (reader.MoveNext())
                {
                    take(reader.Term, row, reader.Frequency);
                }
            }
        }
    }

    private readonly struct Counter(SegmentBuilder<TKey> builder) : ITermSink
    {
        public void Take(ulong term, int start, int end) => builder.Count(builder.terms.Add(term), 1);
    }
}
