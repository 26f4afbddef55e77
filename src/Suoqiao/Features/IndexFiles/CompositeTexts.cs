namespace Suoqiao.Features.IndexFiles;

/// <summary>Texts of composite indicators.</summary>
internal sealed class CompositeTexts;
