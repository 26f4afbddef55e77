using System.Globalization;
using System.Security.Cryptography;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Threads;

namespace Suoqiao.Features.Matching.Models;

/// <summary>What a decision says about how well a pair fits: 1 not at all … 4 strongly.</summary>
/// <param name="Decision">The decision it stands for.</param>
/// <param name="Week">The ISO week, for example 2026-47.</param>
internal sealed record Judgement(Guid Decision, Guid Need, Guid Offer, int Grade, string Person, string Week)
{
    private const int LeastCap = 50, PersonPart = 3, WeekPart = 4, HeldBackPart = 5;

    /// <summary>The grade that declining with a reason stands for; null where the reason says nothing about the fit of the two texts.</summary>
    public static int? GradeOf(DeclineReason? reason) => reason switch
    {
        DeclineReason.NotTheProblem => 1,
        DeclineReason.ScientificallyUnsound or DeclineReason.BenefitUnclear => 2,
        DeclineReason.TooEarly or DeclineReason.Cost => 3,
        _ => null,
    };

    /// <summary>The grade of a decision: an acceptance is worth 4, unless the thread it opened has ended with less.</summary>
    public static int? GradeOf(Verdict verdict, DeclineReason? reason, Stage? stage, DeclineReason? threadReason) =>
        verdict == Verdict.Declined ? GradeOf(reason)
        : stage == Stage.Declined ? GradeOf(threadReason)
        : stage == Stage.Lapsed ? 3
        : 4;

    public static string WeekOf(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(at.UtcDateTime)}-{ISOWeek.GetWeekOfYear(at.UtcDateTime):00}");

    /// <summary>
    /// Whether a need is held back: one in five, the same ones for ever, so that no model has ever learnt from a decision by which
    /// another is judged.
    /// </summary>
    public static bool IsHeldBack(Guid need) => Draw(need) % HeldBackPart == 0;

    /// <summary>
    /// Keeps of one person a third of all at most and of one week a quarter (but fifty at least), drawn by the decisions' ids, so that neither a
    /// single judge nor a bad week decides.
    /// </summary>
    public static IReadOnlyList<Judgement> Capped(IReadOnlyList<Judgement> all) =>
        [.. Capped(Capped(all, j => j.Person, all.Count / PersonPart), j => j.Week, all.Count / WeekPart).OrderBy(j => j.Need).ThenBy(j => j.Offer)];

    private static List<Judgement> Capped(IEnumerable<Judgement> all, Func<Judgement, string> by, int most) =>
        [.. all.GroupBy(by).SelectMany(group => group.OrderBy(j => Draw(j.Decision)).ThenBy(j => j.Decision).Take(Math.Max(LeastCap, most)))];

    private static uint Draw(Guid id) => BitConverter.ToUInt32(SHA256.HashData(id.ToByteArray(bigEndian: true)));
}
