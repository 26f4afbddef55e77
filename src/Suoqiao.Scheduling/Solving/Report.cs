namespace Suoqiao.Scheduling.Solving;

/// <summary>Turns a solution into a <see cref="Schedule"/>: tables, figures, reasons.</summary>
internal sealed class Report(Instance instance, Solution solution, ScheduleOptions options)
{
    private readonly Programme programme = instance.Programme;
    private readonly int[] slotOf = solution.SlotOf;

    public Schedule Write(bool isTwoSided, bool isUniform, CancellationToken cancel)
    {
        var meetings = Seat(cancel);
        var pairs = Pairs();
        var (musts, weight) = Worth(meetings, pairs);
        var value = Solution.ValueOf(instance, slotOf);
        var bound = solution.Prices.WholeBound();
        var (mostMusts, upper) = Bounds(musts, weight, value, bound, cancel);
        var certificate = solution.Prices.ToCertificate();

        // Nothing is claimed to be certified but what the checker confirms.
        var isCertified = instance.KeepBonus == 0
            && new TimetableCheck(programme).Bound(certificate) == (musts * certificate.MustPremium) + weight
                + ((decimal)solution.FairnessCost / instance.Scale);
        return new Schedule
        {
            Meetings = meetings,
            Weight = weight,
            Musts = musts,
            MostMusts = mostMusts,
            UpperBound = upper,
            Guarantee = isCertified ? Guarantee.OptimalByCertificate : solution.IsSearched ? Guarantee.OptimalBySearch : Guarantee.WithinGap,
            Certificate = certificate,
            FairnessCost = (decimal)solution.FairnessCost / instance.Scale,
            IsTwoSided = isTwoSided,
            IsUniform = isUniform,
            MeetingsOf = MeetingsOf(meetings),
            Declined = new Reasons(instance, slotOf, pairs).List(solution.FairnessCost > 0),
            // Weights together are less than the bonus of one meeting, which counts the changes alone.
            Changes = options.Previous is { } before
                ? Changes.Between(before, meetings, solution.IsSearched || value / instance.KeepBonus == bound / instance.KeepBonus)
                : null,
        };
    }

    private Meeting[] Seat(CancellationToken cancel)
    {
        var numbers = instance.Ids.Select((id, i) => (id, i)).ToDictionary(entry => entry.id, entry => entry.i, StringComparer.Ordinal);
        var before = (options.Previous ?? []).GroupBy(meeting => (PairKey.Of(meeting.A, meeting.B), meeting.Slot))
            .ToDictionary(group => group.Key, group => group.First().Table);
        List<Sitting> sittings =
        [
            .. programme.Fixed.Select(meeting => new Sitting(numbers[meeting.A], numbers[meeting.B], meeting.Slot - 1, meeting.Table, 0)),
            .. Enumerable.Range(0, instance.Edges).Where(edge => slotOf[edge] >= 0).Select(edge => new Sitting(
                instance.A[edge], instance.B[edge], slotOf[edge], null,
                before.GetValueOrDefault((PairKey.Of(instance.Ids[instance.A[edge]], instance.Ids[instance.B[edge]]), slotOf[edge] + 1)))),
        ];
        var tables = new Seating(programme, instance).Seat(sittings, cancel) ?? throw new InvalidOperationException("A slot has more meetings than tables.");
        return
        [
            .. sittings.Select((sitting, i) => new Meeting(sitting.Slot + 1, tables[i], instance.Ids[sitting.A], instance.Ids[sitting.B])).OrderBy(m => m.Slot)
                .ThenBy(m => m.Table),
        ];
    }

    private Dictionary<(string, string), PairWorth> Pairs()
    {
        var pairs = new Dictionary<(string, string), PairWorth>();
        foreach (var wish in programme.Wishes)
        {
            var known = pairs.GetValueOrDefault(PairKey.Of(wish.A, wish.B)) ?? new PairWorth(wish.A, wish.B, 0, false, false, 0);
            pairs[PairKey.Of(wish.A, wish.B)] = wish.Kind == WishKind.No
                ? known with { IsNo = true }
                : known with
                {
                    Weight = known.Weight + wish.Weight,
                    IsMust = known.IsMust || wish.Kind == WishKind.Must,
                    Times = Math.Max(known.Times, wish.Times),
                };
        }

        return pairs;
    }

    private static (int Musts, decimal Weight) Worth(IReadOnlyList<Meeting> meetings, Dictionary<(string, string), PairWorth> pairs)
    {
        var (musts, weight) = (0, 0m);
        foreach (var (key, count) in meetings.CountBy(meeting => PairKey.Of(meeting.A, meeting.B)))
        {
            if (pairs.TryGetValue(key, out var pair))
            {
                musts += pair.IsMust ? Math.Min(count, pair.Times) : 0;
                weight += pair.Weight * Math.Min(count, pair.Times);
            }
        }

        return (musts, weight);
    }

    // A timetable with as many Musts has no more weight than the bound leaves beside their premium; where the bound admits more Musts, it says nothing on
    // weight.
    private (int MostMusts, decimal Upper) Bounds(int musts, decimal weight, long value, long bound, CancellationToken cancel)
    {
        if (solution.IsSearched)
        {
            return (musts, weight + ((decimal)solution.FairnessCost / instance.Scale));
        }

        if (instance.KeepBonus == 0 && (instance.Premium == 0 || bound - value < instance.Premium))
        {
            return (musts, weight + ((decimal)(bound - value) / instance.Scale));
        }

        var more = instance.Premium == 0
            ? 0
            : (int)Math.Min((bound - value) / instance.Premium, Enumerable.Range(0, instance.Edges).Count(edge => instance.IsMust[edge] && slotOf[edge] < 0));
        var plain = instance.WeightsOnly();
        var choice = new PairChoice(plain, plain.Sides());
        choice.Solve(cancel);
        var moving = Enumerable.Range(0, instance.Edges).Where(edge => slotOf[edge] >= 0).Sum(edge => instance.Weight[edge]);
        return (musts + more, weight + ((decimal)(choice.ToPrices().WholeBound() - moving) / instance.Scale));
    }

    private Dictionary<string, int> MeetingsOf(IEnumerable<Meeting> meetings)
    {
        var counts = programme.Wishes.Where(wish => wish.Kind != WishKind.No).SelectMany(wish => (string[])[wish.A, wish.B])
            .Concat(programme.Fixed.SelectMany(meeting => (string[])[meeting.A, meeting.B]))
            .Distinct(StringComparer.Ordinal).ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        foreach (var meeting in meetings)
        {
            counts[meeting.A]++;
            counts[meeting.B]++;
        }

        return counts;
    }
}

/// <summary>What all wishes for a pair amount to.</summary>
internal sealed record PairWorth(string A, string B, decimal Weight, bool IsMust, bool IsNo, int Times);
