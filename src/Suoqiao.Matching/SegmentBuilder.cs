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
    private readonly List<byte> lengthOf = new(capacity);
    private readonly List<bool> background = new(capacity);
    private readonly List<Facts> facts = new(capacity);
    private readonly List<uint> forwardStart = new(capacity + 1);
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
        var (first, end) = from.RowsOf(document);
        for (var row = first; row < end; row++)
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
        forwardStart.Add((uint)forward.Count);
        var holders = Holders();
        var keysOfTerms = NumberByHolders(holders);
        var store = new Store();
        var hidden = store.Allocate<ulong>((keys.Count + 63) / 64);
        for (var document = 0; document < keys.Count; document++)
        {
            hidden[document >> 6] |= background[document] ? 1UL << (document & 63) : 0;
        }

        return new Segment<TKey>
        {
            Store = store,
            Keys = Copy(store, keys),
            RowOfDocument = HasOneRowEach() ? store.Allocate<int>(0) : Copy(store, rowOf),
            FieldOf = Copy(store, fieldOf),
            LengthOf = Copy(store, lengthOf),
            Background = hidden,
            Terms = TermDictionary.Of(store, keysOfTerms),
            Lists = Invert(store, keysOfTerms, holders),
            ForwardStart = Copy(store, forwardStart),
            Forward = Copy(store, forward),
            Facts = facts.TrueForAll(f => f == Facts.None) ? store.Allocate<Facts>(0) : Copy(store, facts),
            Names = [.. names.OrderBy(n => n.Value).Select(n => n.Key)],
        };
    }

    private static Slab<T> Copy<T>(Store store, List<T> values)
        where T : unmanaged
    {
        var slab = store.Allocate<T>(values.Count);
        CollectionsMarshal.AsSpan(values).CopyTo(slab.Span());
        return slab;
    }

    private bool HasOneRowEach()
    {
        for (var document = 0; document < rowOf.Count; document++)
        {
            if (rowOf[document] != document)
            {
                return false;
            }
        }

        return true;
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

    private void EndRow(TextField field, byte? length = null)
    {
        if (touched.Count == 0)
        {
            return;
        }

        touched.Sort();
        forwardStart.Add((uint)forward.Count);
        fieldOf.Add((byte)field);
        var (last, total) = (-1, 0L);
        foreach (var term in touched)
        {
            var times = Math.Min(frequency[term], Segment<TKey>.GreatestFrequency);
            total += Term.IsPairSpace(terms.Keys[term]) ? frequency[term] : 0;
            WriteCell(term - last, times);
            (frequency[term], last) = (0, term);
        }

        lengthOf.Add(length ?? LengthNorm.Of((int)Math.Min(total, int.MaxValue)));
        touched.Clear();
    }

    /// <summary>Lists by term of the documents that can be found: counted first, then laid out and filled.</summary>
    private PostingLists Invert(Store store, ulong[] keysOfTerms, int[] holders)
    {
        var heavier = new int[terms.Count];
        var weights = new DocumentWeights(keysOfTerms, holders, keys.Count);
        for (var document = 0; document < keys.Count; document++)
        {
            Weigh(document, weights);
            foreach (var term in weights.Terms)
            {
                heavier[term] += weights.Extra(term) > 0 ? 1 : 0;
            }
        }

        var lists = PostingLists.Lay(store, keys.Count, holders, heavier);
        var writer = new PostingLists.Writer(lists);
        for (var document = 0; document < keys.Count; document++)
        {
            Weigh(document, weights);
            foreach (var term in weights.Terms)
            {
                writer.Add(document, term, weights.Extra(term));
            }
        }

        writer.Finish();
        return lists;
    }

    /// <summary>Numbers terms anew, the commonest first, so that the steps between a row's terms are short; gives their keys.</summary>
    private ulong[] NumberByHolders(int[] holders)
    {
        var ordered = terms.Keys.ToArray();
        var order = Enumerable.Range(0, ordered.Length).ToArray();
        Array.Sort(order, (a, b) => holders[a] != holders[b] ? holders[b].CompareTo(holders[a]) : terms.Keys[a].CompareTo(terms.Keys[b]));
        var renumbered = new int[order.Length];
        for (var number = 0; number < order.Length; number++)
        {
            renumbered[order[number]] = number;
        }

        Array.Sort(Array.ConvertAll(renumbered, r => r), ordered);
        Array.Sort(Array.ConvertAll(renumbered, r => r), holders);
        RenumberForward(renumbered);
        return ordered;
    }

    private void RenumberForward(int[] renumbered)
    {
        var from = forward.ToArray();
        var row = new List<(int Term, int Times)>();
        forward.Clear();
        for (var number = 0; number < fieldOf.Count; number++)
        {
            var reader = new ForwardReader(from.AsSpan((int)forwardStart[number]..(int)forwardStart[number + 1]));
            row.Clear();
            while (reader.MoveNext())
            {
                row.Add((renumbered[reader.Term], reader.Frequency));
            }

            CollectionsMarshal.AsSpan(row).Sort((a, b) => a.Term.CompareTo(b.Term));
            forwardStart[number] = (uint)forward.Count;
            var last = -1;
            foreach (var (term, times) in row)
            {
                WriteCell(term - last, times);
                last = term;
            }
        }

        forwardStart[^1] = (uint)forward.Count;
    }

    private void WriteCell(int step, int times)
    {
        VariableLength.Write(forward, ((uint)step << 1) | (times > 1 ? 1u : 0u));
        if (times > 1)
        {
            forward.Add((byte)times);
        }
    }

    /// <summary>How many of the documents that can be found hold each term.</summary>
    private int[] Holders()
    {
        var (holders, last) = (new int[terms.Count], new int[terms.Count]);
        for (var document = 0; document < keys.Count; document++)
        {
            for (var row = rowOf[document]; row < rowOf[document + 1] && !background[document]; row++)
            {
                var reader = new ForwardReader(RowBytes(row));
                while (reader.MoveNext())
                {
                    holders[reader.Term] += last[reader.Term] == document + 1 ? 0 : 1;
                    last[reader.Term] = document + 1;
                }
            }
        }

        return holders;
    }

    private void Weigh(int document, DocumentWeights weights)
    {
        weights.Clear();
        for (var row = rowOf[document]; row < rowOf[document + 1] && !background[document]; row++)
        {
            weights.Add(RowBytes(row));
        }

        weights.Finish();
    }

    private ReadOnlySpan<byte> RowBytes(int row) => CollectionsMarshal.AsSpan(forward)[(int)forwardStart[row]..(int)forwardStart[row + 1]];

    private readonly struct Counter(SegmentBuilder<TKey> builder) : ITermSink
    {
        public void Take(ulong term, int start, int end) => builder.Count(builder.terms.Add(term), 1);
    }
}
