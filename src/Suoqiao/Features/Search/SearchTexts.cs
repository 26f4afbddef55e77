namespace Suoqiao.Features.Search;

/// <summary>Texts of the search (see SearchTexts.resx).</summary>
internal sealed class SearchTexts;
