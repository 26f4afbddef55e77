using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>Checks what is typed about an expert beyond its lengths, and writes it into the expert.</summary>
internal sealed class ExpertContent(IStringLocalizer<ExpertsTexts> texts) : RecordContent<Expert, ExpertInput>
{
    /// <summary>More works than these hide the ones that matter.</summary>
    public const int MostWorks = 5;

    public const int MostFields = 8;
    private const int LongestWork = 200, LongestField = 40;

    public override void Check(ExpertInput input, Expert? before, List<FieldFault> faults)
    {
        if (string.IsNullOrWhiteSpace(input.Name))
        {
            faults.Add(new(nameof(input.Name), FieldRules.Say("FieldNeeded")));
        }

        if (input.Fields.Count > MostFields)
        {
            faults.Add(new(nameof(input.FieldLine), texts["FaultManyFields", MostFields, input.Fields.Count]));
        }

        if (input.Fields.Find(field => field.Length > LongestField) is { } field)
        {
            faults.Add(new(nameof(input.FieldLine), texts["FaultLongField", field[..LongestField], LongestField]));
        }

        if (input.Works.Count > MostWorks)
        {
            faults.Add(new(nameof(input.WorkLines), texts["FaultManyWorks", MostWorks, input.Works.Count]));
        }

        if (input.Works.FindIndex(work => work.Length > LongestWork) is var line and >= 0)
        {
            faults.Add(new(nameof(input.WorkLines), texts["FaultLongWork", line + 1, LongestWork]));
        }
    }

    public override void Write(ExpertInput input, string industry, Expert expert)
    {
        expert.Name = input.Name?.Trim() ?? "";
        expert.NameEn = input.NameEn?.Trim() ?? "";
        expert.Position = input.Position?.Trim() ?? "";
        expert.Fields = [.. input.Fields.Select(f => f.Trim()).Where(f => f.Length > 0)];
        expert.Works = [.. input.Works.Select(w => w.Trim()).Where(w => w.Length > 0)];
        expert.Introduction = input.Introduction?.Trim().ReplaceLineEndings("\n") ?? "";
        expert.WorkloadCap = input.WorkloadCap ?? 0;
        var asked = (input.ContactPhone + input.ContactMail).Trim().Length > 0;
        expert.Contact = asked
            ? new() { Name = expert.Name, Phone = Contact.Dialled(input.ContactPhone), Mail = input.ContactMail?.Trim() ?? "" }
            : expert.Contact.IsEmpty ? expert.Contact : expert.Contact with { Name = expert.Name };
    }

    /// <summary>The public sees only who agreed to it.</summary>
    public override void Begin(ExpertInput input, Expert record, DateTimeOffset now) => record.Consent(input.Consent, now);

    public override ExpertInput Read(Expert expert) => new()
    {
        Name = expert.Name,
        NameEn = expert.NameEn,
        Position = expert.Position,
        Fields = [.. expert.Fields],
        Works = [.. expert.Works],
        Introduction = expert.Introduction,
        WorkloadCap = expert.WorkloadCap,
    };
}
