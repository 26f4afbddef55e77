using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Records.Fields;

namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>The kind of the experts: what is said of them, how they are listed and found.</summary>
internal static class KindOfExpert
{
    public static Kind<Expert> Kind { get; } = new()
    {
        Path = "experts",
        One = new("专家", "Expert"),
        Many = new("专家", "Experts"),
        Home = new(new("专家", "Experts"), new("同意公开", "who agreed to be shown")),
        Order = 30,
        Owners = OrganisationKind.Institute,
        Fields =
        [
            new TextField<Expert>(e => e.Name, 100)
            {
                Key = "name", Label = new("姓名", "Name"), Headers = ["姓名", "专家姓名", "名称", "expert"], IsNeeded = true, InLists = true, Width = 12,
            },
            new TextField<Expert>(e => e.NameEn, 200)
            {
                Key = "name_en", Label = new("英文姓名", "Name in Latin letters"), Headers = ["英文姓名", "英文名", "English name"], InLists = true,
            },
            new TextField<Expert>(e => e.Position, 200) { Key = "position", Label = new("职务职称", "Position"), Headers = ["职务", "职称", "title"], InLists = true },
            new WordsField<Expert>(e => e.Fields)
            {
                Key = "fields", Label = new("研究方向", "Fields"), Headers = ["研究领域", "专业领域", "领域", "expertise"], InLists = true, Width = 36,
            },
            new LinesField<Expert>(e => e.Works) { Key = "works", Label = new("代表作", "Highlighted works"), Headers = ["代表作", "代表成果", "代表性成果"], Width = 60 },
            new TextField<Expert>(e => e.Introduction, 20_000)
            {
                Key = "introduction", Label = new("简介", "Introduction"), Headers = ["简介", "专家简介", "个人简介", "介绍", "description"], Width = 60,
            },
            new CountField<Expert>(e => e.WorkloadCap, 0, 20)
            {
                Key = "workload_cap", Label = new("承接能力", "Capacity"), Headers = ["可承接数", "工作量上限", "同时承接数", "workload"], InLists = true, Width = 12,
            },
            new YesField<Expert>(e => e.ConsentAt, (expert, yes, now) => expert.Consent(yes, now))
            {
                Key = "consent", Label = new("公开授权", "Consent"), Headers = ["同意公开", "是否同意公开"], IsElsewhere = true, InLists = true, Width = 10,
            },
        ],
        // An expert is not reviewed: the consent decides who sees it.
        Moves =
        [
            new(Move.Archive, StatusNames.Published, StatusNames.Archived),
            new(Move.Reopen, StatusNames.Archived, StatusNames.Published),
        ],
        Face = e => new(e.Id.Value, e.Name, e.NameEn, null, e.Position),
        Orders =
        [
            ListOrder<Expert>.ByName("name", e => e.NameOrder, e => e.NameOrderEn),
            ListOrder<Expert>.By("cap", e => e.WorkloadCap),
        ],
        Filters =
        [
            new("field", "A field, exactly as an expert names it.", (experts, _, field) => experts.Where(e => e.Fields.Contains(field))),
            new("kind", "The kind of the expert's organisation.", (experts, db, value) => Enum.TryParse<OrganisationKind>(value, ignoreCase: true, out var kind)
                ? experts.Where(e => db.Organisations.Any(o => o.Id == e.OwnerId && o.Kind == kind))
                : experts.Where(_ => false)),
        ],
        IsMatched = true,
        Subject = (expert, _) => new Subject
        {
            Title = $"{expert.Name} {expert.Position}",
            Description = SubjectText.Join(expert.Introduction, string.Join('；', expert.Works), expert.NameEn),
            Keywords = expert.Fields,
            Region = expert.RegionPath,
        },
        Excerpt = e => Around(e.Fields, e.Works, e.Introduction),
        Contact = e => e.Contact,
        PutContact = (e, contact) => e.Contact = contact,
        AfterReading = (expert, row) =>
        {
            if (expert.ConsentAt is null
                && row.Choice(Records.Files.RecordCells.Visibility, Records.Files.SharedColumns.Visibilities.Choices) is Visibility.Public or Visibility.Region)
            {
                row.Refuse(Records.Files.RecordCells.Visibility, FieldFaults.Say("NoConsent"), FieldFaults.Say("NoConsent.Remedy"));
            }
        },
        // Without a consent of the expert's own nobody but the owner and the region's staff sees the record.
        Make = made => new()
        {
            Id = made.Id,
            OwnerId = made.Owner,
            RegionCode = made.RegionCode,
            RegionPath = made.RegionPath,
            Name = "",
            Visibility = Visibility.Parties,
        },
    };

    private static string Around(List<string> fields, List<string> works, string introduction) =>
        string.Join('；', [WordList.Join(fields), .. works, introduction]);
}
