declare module '@bpmn-io/element-template-icon-renderer' {
  const templateIcons: object;
  export default templateIcons;
}
