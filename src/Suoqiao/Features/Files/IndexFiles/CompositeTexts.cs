namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>Texts of composite indicators.</summary>
internal sealed class CompositeTexts;
