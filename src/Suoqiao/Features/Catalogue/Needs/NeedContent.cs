using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Checks what is typed about a need beyond its lengths, and writes it into the need.</summary>
internal sealed class NeedContent(TimeProvider time, IStringLocalizer<RecordsTexts> shared, IStringLocalizer<NeedsTexts> texts)
{
    private const int MostMetrics = 30;

    /// <summary>In 万元; far above any project and far below what fen in a long can hold.</summary>
    private const int LargestBudget = 100_000_000;

    public static IReadOnlyList<string> Relations { get; } = ["≥", "≤", "=", "~"];

    public List<FieldFault> Check(NeedInput input, DateOnly? deadlineBefore)
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(input.Title))
        {
            faults.Add(new(nameof(input.Title), shared["FaultMissing"]));
        }

        CheckAmount(nameof(input.BudgetMin), input.BudgetMin, faults);
        CheckAmount(nameof(input.BudgetMax), input.BudgetMax, faults);
        if (input.BudgetMin > input.BudgetMax)
        {
            faults.Add(new(nameof(input.BudgetMax), texts["FaultBudgetOrder"]));
        }

        if (input.Deadline is { } day && day != deadlineBefore && day < DateOnly.FromDateTime(time.GetLocalNow().DateTime))
        {
            faults.Add(new(nameof(input.Deadline), texts["FaultDeadlinePast"]));
        }

        if (input.ContactMail?.Trim() is { Length: > 0 } mail && !System.Net.Mail.MailAddress.TryCreate(mail, out _))
        {
            faults.Add(new(nameof(input.ContactMail), texts["FaultMail"]));
        }

        if (input.MustHaves.Count > MostMetrics)
        {
            faults.Add(new(nameof(input.MustHaves), texts["FaultTooManyMetrics", MostMetrics]));
        }

        for (var row = 0; row < input.MustHaves.Count; row++)
        {
            CheckRow(input.MustHaves[row], row + 1, faults);
        }

        return faults;
    }

    /// <summary>Refuses a need that says too little to be put forward, with what to add.</summary>
    public Refusal? RefuseVague(Need need, string message = "TooVague") =>
        NeedCompleteness.Of(need) is { IsEnough: false } vague
            ? new Refusal.Rule(shared[message, vague.Score, Completeness.Least, vague.Advice(texts)])
            : null;

    /// <summary>Writes what was typed; <paramref name="placed"/> is what its shared part means.</summary>
    public static void Write(NeedInput input, Placed placed, Need need)
    {
        need.Title = input.Title!.Trim();
        need.TitleEn = input.TitleEn?.Trim() ?? "";
        need.Description = input.Description?.Trim().ReplaceLineEndings("\n") ?? "";
        need.MustHaves = [.. input.MustHaves.Where(m => !m.IsBlank)
            .Select(m => new MustHave(m.Name?.Trim() ?? "", m.Relation ?? Relations[0], m.Value?.Trim() ?? "", m.Unit?.Trim() ?? ""))];
        need.BudgetMin = Fen(input.BudgetMin);
        need.BudgetMax = Fen(input.BudgetMax);
        need.Deadline = input.Deadline;
        need.Industry = placed.Industry;
        need.ChainWords = [.. input.ChainWords.Select(w => w.Trim()).Where(w => w.Length > 0)];
        need.Confidentiality = input.Confidentiality?.Trim() ?? "";
        need.Visibility = input.Visibility;
        need.Parties = placed.Parties;
        if (input.TouchesContact)
        {
            need.Contact = new() { Name = input.ContactName?.Trim() ?? "", Phone = input.ContactPhone?.Trim() ?? "", Mail = input.ContactMail?.Trim() ?? "" };
        }

        need.Completeness = NeedCompleteness.Of(need).Score;
    }

    private static void CheckAmount(string field, decimal? wan, List<FieldFault> faults)
    {
        if (wan is < 0 or > LargestBudget)
        {
            faults.Add(new(field, FieldRules.Say("FieldBetween", 0, LargestBudget)));
        }
    }

    private void CheckRow(MustHaveInput row, int number, List<FieldFault> faults)
    {
        if (row.IsBlank)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(row.Name) || string.IsNullOrWhiteSpace(row.Value))
        {
            faults.Add(new(nameof(NeedInput.MustHaves), texts["FaultMetricHalf", number]));
        }

        if (!string.IsNullOrEmpty(row.Relation) && !Relations.Contains(row.Relation))
        {
            faults.Add(new(nameof(NeedInput.MustHaves), texts["FaultRelation", number]));
        }
    }

    private static long? Fen(decimal? wan) => wan is { } amount ? Money.Wan(amount).Minor : null;
}
