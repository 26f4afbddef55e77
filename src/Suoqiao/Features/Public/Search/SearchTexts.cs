namespace Suoqiao.Features.Public.Search;

/// <summary>Texts of the search (see SearchTexts.resx).</summary>
internal sealed class SearchTexts;
