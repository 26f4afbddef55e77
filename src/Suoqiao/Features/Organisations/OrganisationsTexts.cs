namespace Suoqiao.Features.Organisations;

/// <summary>Texts of organisations (see OrganisationsTexts.resx).</summary>
internal sealed class OrganisationsTexts;
