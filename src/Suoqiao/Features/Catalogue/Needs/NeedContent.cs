using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Checks what is typed about a need beyond its lengths, and writes it into the need.</summary>
internal sealed class NeedContent(TimeProvider time, IStringLocalizer<RecordsTexts> shared, IStringLocalizer<NeedsTexts> texts) : RecordContent<Need, NeedInput>
{
    private const int MostMetrics = 30;

    /// <summary>In 万元; far above any project and far below what fen in a long can hold.</summary>

    public static IReadOnlyList<string> Relations { get; } = ["≥", "≤", "=", "~"];

    public override void Check(NeedInput input, Need? before, List<FieldFault> faults)
    {
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

        if (input.Deadline is { } day && day != before?.Deadline && day < DateOnly.FromDateTime(time.GetLocalNow().DateTime))
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

        foreach (var (at, row) in input.MustHaves.Index())
        {
            CheckRow(row, at + 1, before, faults);
        }
    }

    public override void Write(NeedInput input, string industry, Need need)
    {
        need.Title = input.Title?.Trim() ?? "";
        need.TitleEn = input.TitleEn?.Trim() ?? "";
        need.Description = input.Description?.Trim().ReplaceLineEndings("\n") ?? "";
        need.MustHaves = [.. input.MustHaves.Where(m => !m.IsBlank)
            .Select(m => new MustHave(
                m.Name?.Trim() ?? "", string.IsNullOrWhiteSpace(m.Value) ? "" : m.Relation ?? Relations[0], m.Value?.Trim() ?? "", m.Unit?.Trim() ?? ""))];
        need.BudgetMin = Fen(input.BudgetMin);
        need.BudgetMax = Fen(input.BudgetMax);
        need.Deadline = input.Deadline;
        need.Industry = industry;
        need.ChainWords = [.. input.ChainWords.Select(w => w.Trim()).Where(w => w.Length > 0)];
        need.Confidentiality = input.Confidentiality?.Trim() ?? "";
        if ((input.ContactName + input.ContactPhone + input.ContactMail).Trim().Length > 0)
        {
            need.Contact = new()
            {
                Name = input.ContactName?.Trim() ?? "",
                Phone = Contact.Dialled(input.ContactPhone),
                Mail = input.ContactMail?.Trim() ?? "",
            };
        }
    }

    public override NeedInput Read(Need need) => new()
    {
        Title = need.Title,
        TitleEn = need.TitleEn,
        Description = need.Description,
        MustHaves = [.. need.MustHaves.Select(m => new MustHaveInput { Name = m.Name, Relation = m.Relation, Value = m.Value, Unit = m.Unit })],
        BudgetMin = Amounts.Wan(need.BudgetMin),
        BudgetMax = Amounts.Wan(need.BudgetMax),
        Deadline = need.Deadline,
        Industry = need.Industry,
        ChainWords = [.. need.ChainWords],
        Confidentiality = need.Confidentiality,
    };

    private static void CheckAmount(string field, decimal? wan, List<FieldFault> faults)
    {
        if (wan is < 0 or > Amounts.LargestWan)
        {
            faults.Add(new(field, FieldRules.Say("FieldBetween", 0, Amounts.LargestWan)));
        }
    }

    private void CheckRow(MustHaveInput row, int number, Need? before, List<FieldFault> faults)
    {
        if (row.IsBlank)
        {
            return;
        }

        // A file may have brought a figure that is only words; it stays until somebody gives it a value.
        var isKept = string.IsNullOrWhiteSpace(row.Value)
            && before?.MustHaves.Exists(figure => figure.Name == row.Name?.Trim() && figure.Value.Length == 0) == true;
        if (!isKept && (string.IsNullOrWhiteSpace(row.Name) || string.IsNullOrWhiteSpace(row.Value)))
        {
            faults.Add(new(nameof(NeedInput.MustHaves), texts["FaultMetricHalf", number]));
        }

        if (!string.IsNullOrEmpty(row.Relation) && !Relations.Contains(row.Relation))
        {
            faults.Add(new(nameof(NeedInput.MustHaves), texts["FaultRelation", number]));
        }
    }

    // What no budget can be is told as a fault; a draft that is only weighed leaves it out.
    private static long? Fen(decimal? wan) => wan is { } amount and >= 0 and <= Amounts.LargestWan ? Money.Wan(amount).Minor : null;
}
