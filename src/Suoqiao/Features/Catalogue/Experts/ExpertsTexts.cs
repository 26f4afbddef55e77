namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>Texts of experts (see ExpertsTexts.resx).</summary>
internal sealed class ExpertsTexts;
