namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>Texts of organisations (see OrganisationsTexts.resx).</summary>
internal sealed class OrganisationsTexts;
