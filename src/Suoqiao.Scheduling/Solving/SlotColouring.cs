namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// Gives each chosen pair a slot, all slots being alike: an edge colouring with the slots as colours, in which a party of several representatives is split into
/// one vertex a representative.
/// <list type="bullet">
/// <item>Between two sides, no vertex having more edges than there are slots, chains of two alternating colours always make room (König 1916).</item>
/// <item>Within one side, fans do where each vertex has fewer edges than there are slots and no pair meets twice (Vizing 1964; Misra and Gries 1992);
/// otherwise some edges may be left over.</item>
/// <item>Then alternating paths are exchanged until no two slots differ by more than one meeting, so that a total within tables × slots fits in each
/// slot.</item>
/// </list>
/// Chains are as long as twice the parties at worst, so it costs at most meetings × (slots + parties).
/// </summary>
internal sealed class SlotColouring
{
    private readonly int colours;
    private readonly int[] endA, endB;
    private readonly int[] colourOf;
    private readonly int[] at;
    private readonly int[] sizes;
    private readonly List<int> path = [];

    private SlotColouring(int vertices, int colours, int[] endA, int[] endB)
    {
        (this.colours, this.endA, this.endB) = (colours, endA, endB);
        colourOf = new int[endA.Length];
        colourOf.AsSpan().Fill(-1);
        at = new int[vertices * colours];
        at.AsSpan().Fill(-1);
        sizes = new int[colours];
    }

    /// <returns>For each of the chosen edges its colour from 0, or -1 where none was found.</returns>
    public static int[] Colour(Instance instance, IReadOnlyList<int> chosen, int[] open)
    {
        var first = new int[instance.Parties + 1];
        var degree = new int[instance.Parties];
        foreach (var edge in chosen)
        {
            degree[instance.A[edge]]++;
            degree[instance.B[edge]]++;
        }

        for (var party = 0; party < instance.Parties; party++)
        {
            // Evenly, since fans need a free colour at each vertex.
            first[party + 1] = first[party] + Math.Min(instance.Capacity[(party * instance.Slots) + open[0]], Math.Max(degree[party], 1));
        }

        var next = new int[instance.Parties];
        var (endA, endB) = (new int[chosen.Count], new int[chosen.Count]);
        for (var i = 0; i < chosen.Count; i++)
        {
            (endA[i], endB[i]) = (Vertex(instance.A[chosen[i]]), Vertex(instance.B[chosen[i]]));
        }

        var colouring = new SlotColouring(first[^1], open.Length, endA, endB);
        for (var i = 0; i < chosen.Count; i++)
        {
            colouring.Add(i);
        }

        colouring.Balance();
        return colouring.colourOf;

        int Vertex(int party) => first[party] + (next[party]++ % Math.Max(first[party + 1] - first[party], 1));
    }

    private void Add(int edge)
    {
        var (u, v) = (endA[edge], endB[edge]);
        var best = -1;
        for (var colour = 0; colour < colours; colour++)
        {
            if (at[(u * colours) + colour] < 0 && at[(v * colours) + colour] < 0 && (best < 0 || sizes[colour] < sizes[best]))
            {
                best = colour;
            }
        }

        if (best >= 0)
        {
            Set(edge, best);
        }
        else if (!ByFan(edge, u, v))
        {
            ByChain(edge, u, v);
        }
    }

    private void ByChain(int edge, int u, int v)
    {
        for (var a = 0; a < colours; a++)
        {
            for (var b = 0; at[(u * colours) + a] < 0 && b < colours; b++)
            {
                if (at[(v * colours) + b] < 0 && Follow(v, a, b) != u)
                {
                    Flip(a, b);
                    Set(edge, a);
                    return;
                }
            }
        }
    }

    private bool ByFan(int edge, int u, int v)
    {
        List<int> fan = [edge];
        List<int> ends = [v];
        while (Free(ends[^1]) is var free && free >= 0 && at[(u * colours) + free] is var next && next >= 0 && !fan.Contains(next))
        {
            fan.Add(next);
            ends.Add(Far(next, u));
        }

        var (c, d) = (Free(u), Free(ends[^1]));
        if (c < 0 || d < 0)
        {
            return false;
        }

        if (at[(u * colours) + d] >= 0)
        {
            Follow(u, d, c);
            Flip(d, c);
        }

        // After the exchange d is free at u; the fan is cut at the first end where it is free too and up to which it is still a fan.
        for (var i = 0; i < fan.Count; i++)
        {
            if (i > 0 && at[(ends[i - 1] * colours) + colourOf[fan[i]]] >= 0)
            {
                return false;
            }

            if (at[(ends[i] * colours) + d] < 0)
            {
                Rotate(fan, i, d);
                return true;
            }
        }

        return false;
    }

    private void Rotate(List<int> fan, int last, int colour)
    {
        var shades = fan.Take(last + 1).Skip(1).Select(edge => colourOf[edge]).Append(colour).ToArray();
        for (var i = 1; i <= last; i++)
        {
            Clear(fan[i]);
        }

        for (var i = 0; i <= last; i++)
        {
            Set(fan[i], shades[i]);
        }
    }

    private int Free(int vertex)
    {
        for (var colour = 0; colour < colours; colour++)
        {
            if (at[(vertex * colours) + colour] < 0)
            {
                return colour;
            }
        }

        return -1;
    }

    private int Far(int edge, int vertex) => endA[edge] == vertex ? endB[edge] : endA[edge];

    // Collects the path of edges coloured a, b, a, … from a vertex, and answers where it ends.
    private int Follow(int vertex, int a, int b)
    {
        path.Clear();
        for (var colour = a; at[(vertex * colours) + colour] is var edge && edge >= 0; colour = colour == a ? b : a)
        {
            path.Add(edge);
            vertex = Far(edge, vertex);
        }

        return vertex;
    }

    private void Flip(int a, int b)
    {
        var old = new int[path.Count];
        for (var i = 0; i < path.Count; i++)
        {
            old[i] = colourOf[path[i]];
            Clear(path[i]);
        }

        for (var i = 0; i < path.Count; i++)
        {
            Set(path[i], old[i] == a ? b : a);
        }
    }

    private void Set(int edge, int colour)
    {
        colourOf[edge] = colour;
        at[(endA[edge] * colours) + colour] = edge;
        at[(endB[edge] * colours) + colour] = edge;
        sizes[colour]++;
    }

    private void Clear(int edge)
    {
        var colour = colourOf[edge];
        at[(endA[edge] * colours) + colour] = -1;
        at[(endB[edge] * colours) + colour] = -1;
        sizes[colour]--;
        colourOf[edge] = -1;
    }

    private void Balance()
    {
        while (true)
        {
            var (most, least) = (Array.IndexOf(sizes, sizes.Max()), Array.IndexOf(sizes, sizes.Min()));
            if (sizes[most] - sizes[least] <= 1)
            {
                return;
            }

            Even(most, least);
        }
    }

    // Two colours make paths and circles; of the paths at least as many begin and end with the larger colour as it has edges more.
    private void Even(int most, int least)
    {
        for (var vertex = 0; vertex < at.Length / colours && sizes[most] - sizes[least] > 1; vertex++)
        {
            if (at[(vertex * colours) + most] >= 0 && at[(vertex * colours) + least] < 0)
            {
                Follow(vertex, most, least);
                if (path.Count % 2 == 1)
                {
                    Flip(most, least);
                }
            }
        }
    }
}
