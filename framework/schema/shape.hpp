#pragma once
#include "framework/base/json.hpp"
#include "framework/model/operation.hpp"
#include "framework/model/project.hpp"
#include "framework/model/revision.hpp"

#include <string>
#include <string_view>

/// What may be written where a type of the model is due: as JSON Schema (draft-07) for editors, and in words
/// for the reference pages. One overload for each type and each form, as in the reader.
namespace aludel::schema {

struct Shape {
  base::Json schema;
  std::string words; ///< "a name", "true or false"
};

template<class T>
struct Of {};

/// `{"$ref": "#/definitions/NAME"}`: definitions.hpp says what stands there.
Shape defined(std::string_view name, std::string words);

Shape shape(Of<std::string>);
Shape shape(Of<bool>);
Shape shape(Of<int>);
Shape shape(Of<std::int64_t>);
Shape shape(Of<model::Identifier>);
Shape shape(Of<model::QualifiedName>);
Shape shape(Of<model::Identifiers>);
Shape shape(Of<model::Parameters>);
Shape shape(Of<model::Type>);
Shape shape(Of<model::SqlText>);
Shape shape(Of<model::Value>);
Shape shape(Of<model::Row>);
Shape shape(Of<model::Duration>);
Shape shape(Of<model::Deferrable>);
Shape shape(Of<model::IndexColumn>);
Shape shape(Of<model::ObjectName>);
Shape shape(Of<model::GrantTarget>);
Shape shape(Of<model::ColumnName>);
Shape shape(Of<model::TriggerEvent>);
Shape shape(Of<model::PartitionBound>);
Shape shape(Of<std::vector<model::Privilege>>);
Shape shape(Of<model::SqlBlock>);
Shape shape(Of<model::SqlFromFile>);
Shape shape(Of<model::Sql>);
Shape shape(Of<model::SqlFile>);
Shape shape(Of<model::Precondition>);
Shape shape(Of<std::vector<model::Waiver>>);
Shape shape(Of<std::map<std::string, model::ParamSpec>>);
Shape shape(Of<model::Steps>);
Shape shape(Of<model::Down>);
Shape shape(Of<model::Hooks>);
Shape shape(Of<model::LintSettings>);
Shape shape(Of<std::map<std::string, model::Settings>>);

Shape shape(model::RevisionIds);
Shape shape(model::Labels);
Shape shape(model::Folders);
Shape shape(model::DialectNames);
Shape shape(model::RevisionIdText);
Shape shape(model::Moment);
Shape shape(model::Day);
Shape shape(model::Reason);
Shape shape(model::Limit);
Shape shape(model::Outside);
Shape shape(model::FileTemplate);
Shape shape(model::TableName);
Shape shape(model::Attached);
Shape shape(model::TableAndPart);
Shape shape(model::Renamed);

/// One of the words, as people write them.
Shape word_shape(const std::vector<std::string_view>& words);

// The small change of schemas.
base::Json refer_to(std::string_view definition);
base::Json any_of(base::Json::Array alternatives);
base::Json scalar(std::string_view pattern = {}); ///< a text, a number, true or false, each as text
base::Json list_of(base::Json items, int least);
base::Json map_of(base::Json values, int least);
base::Json one_key(std::string_view key, base::Json value); ///< `{key: value}` and nothing else

} // namespace aludel::schema
